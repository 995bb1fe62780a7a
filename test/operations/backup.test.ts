import {describe, expect, it} from 'vitest';
import type {Target, Values} from '../../source/operations/operation.ts';
import {consequencesOf, faultOf, filled, operation, type Traits, target, uuid} from './target.ts';

const backup = operation('backup');
const off = {state: 'shut off'} as const;
const agent = {definition: {agent: 'connected'}} as const;
const noMedia = {definition: {disks: [{target: 'vda', device: 'disk', source: '/a.qcow2'}]}} as const;

/** Where backups go, as far as that is known. */
function at(traits: Traits, place: Pick<Target, 'local' | 'backupFolder'> = {backupFolder: '/b'}): Target {
  return {...target(traits), ...place};
}

describe('backing up', () => {
  it.each<[string, Traits, Values, readonly string[]]>([
    ['as it is', {}, {}, []],
    ['without asking the agent', agent, {freeze: 'no'}, ['--no-freeze']],
    ['with what is in the drives', {}, {media: 'yes'}, ['--media']],
  ])('%s', (_, traits, values, more) => {
    const one = at(traits);
    const folder = {folder: '/b with blank'};
    expect(backup.argv(one, filled('backup', [one], {...folder, ...values}))).toEqual([
      'backup',
      uuid,
      '--to',
      '/b with blank',
      ...more,
    ]);
  });

  it.each<[string, Traits, readonly string[]]>([
    ['of a domain with a drive and an agent', agent, ['folder', 'media', 'freeze']],
    ['of one without an agent', {}, ['folder', 'media']],
    ['of one that is off', {...off, ...agent}, ['folder', 'media']],
    ['of one disk', noMedia, ['folder']],
  ])('asks for what matters: %s', (_, traits, ids) => {
    expect(backup.fields?.([at(traits)]).map(({id}) => id)).toEqual(ids);
  });

  it('offers the folder of the last time, and freezes where it can', () => {
    expect(filled('backup', [at(agent)])).toEqual({folder: '/b', media: 'no', freeze: 'yes'});
  });

  it.each([
    ['', /whole path/],
    ['backups', /whole path/],
    ['~/backups', /whole path/],
    ['/b\n', /line breaks/],
    ['/', undefined],
    ['/b/', undefined],
  ])('takes a folder: %j', (folder, fault) => {
    const said = faultOf('backup', 'folder', [at({})], {folder});
    if (fault === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(fault);
  });

  it.each<[string, Target, string | undefined]>([
    ['a running domain', at({}), undefined],
    ['one that is off', at(off), undefined],
    ['a transient one', at({facts: {persistent: false}}), undefined],
    ['one that is shutting down', at({state: 'in shutdown'}), 'it is shutting down: wait until it is off'],
    ['one of which nothing is known', at({unread: true}), 'its facts are still being read'],
    ['one on another host', at({}, {local: false}), 'its disks are on another host: run kvmtop there'],
  ])('fits %s', (_, one, reason) => {
    expect(backup.unfit(one)).toBe(reason);
  });

  it.each<[string, Traits, Values, RegExp]>([
    ['frozen', agent, {}, /^Frozen:/],
    ['crash-consistent, if that is left out', agent, {freeze: 'no'}, /^Crash-consistent:/],
    ['crash-consistent without an agent', {}, {}, /^Crash-consistent:/],
    ['crash-consistent with an agent that is silent', {definition: {agent: 'disconnected'}}, {}, /^Crash-consistent:/],
    ['as it is', off, {}, /^Shut off:/],
    ['without the memory that is kept', {...off, facts: {managedSave: true}}, {}, /managed save is not part of it/],
  ])('says what the copy is worth: %s', (_, traits, values, said) => {
    expect(consequencesOf('backup', traits, values)[0]).toMatch(said);
  });

  const odd = {
    definition: {
      disks: [
        {target: 'vda', device: 'disk', source: '/a', shareable: true},
        {target: 'vdb', device: 'disk', source: '/b', transient: true},
        {target: 'vdc', device: 'disk', source: '/c', readOnly: true},
        {target: 'sda', device: 'cdrom', source: '/iso'},
        {target: 'sdb', device: 'cdrom', source: undefined},
      ],
    },
  };

  it.each<[string, Traits, Values, readonly RegExp[]]>([
    [
      'media',
      odd,
      {},
      [/Recorded, but not copied: vdc \(\/c\) and sda \(\/iso\)\./, /may write to it.*vda/, /lost.*vdb/],
    ],
    ['copied media', odd, {media: 'yes'}, [/may write to it.*vda/, /lost.*vdb/]],
    ['snapshots', {facts: {snapshots: ['one']}, ...noMedia}, {}, [/snapshots.*not part of it/]],
    ['snapshots in images that nobody uses', {...off, facts: {snapshots: ['one']}, ...noMedia}, {}, []],
  ])('says what is not in it: %s', (_, traits, values, said) => {
    expect(consequencesOf('backup', traits, values).slice(1)).toEqual(said.map((one) => expect.stringMatching(one)));
  });
});
