import {describe, expect, it} from 'vitest';
import {
  parseBackupJob,
  parseBegin,
  parseBlockJob,
  parseCapacities,
  parseDomstate,
  parseQemuUser,
} from '../../../source/virsh/parse/backup.ts';

describe('parseDomstate', () => {
  it.each([
    ['running (booted)\n\n', {state: 'running', reason: 'booted'}],
    ['shut off (destroyed)\n', {state: 'shut off', reason: 'destroyed'}],
    ['shut off\n', {state: 'shut off', reason: undefined}],
    ['', {state: '', reason: undefined}],
  ])('reads %j', (text, expected) => {
    expect(parseDomstate(text)).toEqual(expected);
  });
});

describe('parseCapacities', () => {
  it('reads a line a disk, and passes over what has none', () => {
    const text = ` Target   Capacity    Allocation   Physical
---------------------------------------------
 vda      536870912   200704       196616
 sda      -           -            -
 vdb      7           0            0

`;
    expect([...parseCapacities(text)]).toEqual([
      ['vda', 536_870_912],
      ['vdb', 7],
    ]);
  });
});

describe('parseBackupJob', () => {
  it.each([
    ['Job type:         None        \n\n', {type: 'None', operation: undefined, elapsedMs: undefined}],
    [
      'Job type:         Unbounded   \nOperation:        Backup      \nTime elapsed:     139          ms\nFile total:       512.000 MiB\n',
      {type: 'Unbounded', operation: 'Backup', elapsedMs: 139},
    ],
    ['', {type: 'None', operation: undefined, elapsedMs: undefined}],
  ])('reads %j', (text, expected) => {
    expect(parseBackupJob(text)).toEqual(expected);
  });
});

describe('parseBlockJob', () => {
  it.each([
    [
      ' type=Backup\n bandwidth=3\n cur=142606336\n end=2147483648\n',
      {doneBytes: 142_606_336, totalBytes: 2_147_483_648},
    ],
    ['No current block job for vda\n', undefined],
    ['', undefined],
  ])('reads %j', (text, expected) => {
    expect(parseBlockJob(text)).toEqual(expected);
  });
});

describe('parseBegin', () => {
  it.each([
    ['Froze 1 filesystem(s)\n\nBackup started\n\nThawed 1 filesystem(s)\n', {frozen: 1, begun: true, thawed: 1}],
    ['Backup started\n', {frozen: undefined, begun: true, thawed: undefined}],
    ['Froze 2 filesystem(s)\n\n', {frozen: 2, begun: false, thawed: undefined}],
    ['', {frozen: undefined, begun: false, thawed: undefined}],
  ])('reads %j', (text, expected) => {
    expect(parseBegin(text)).toEqual(expected);
  });
});

describe('parseQemuUser', () => {
  const model = (name: string, labels: string) =>
    `<secmodel>\n <model>${name}</model>\n <doi>0</doi>\n ${labels}\n</secmodel>`;
  const dac = model('dac', "<baselabel type='kvm'>+64055:+109</baselabel><baselabel type='qemu'>+1:+2</baselabel>");
  it.each([
    [`${model('apparmor', "<baselabel type='kvm'>x</baselabel>")}\n${dac}`, {uid: 64_055, gid: 109}],
    [model('none', ''), undefined],
    ['', undefined],
  ])('reads %j', (text, expected) => {
    expect(parseQemuUser(text)).toEqual(expected);
  });
});
