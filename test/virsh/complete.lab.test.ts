import {join} from 'node:path';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {completeLine} from '../../source/virsh/complete.ts';
import {openVirsh} from '../../source/virsh/connect.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import {type Lab, startLab} from '../lab/lab.ts';

const names = ['a b', `it's "o"`, 'a\\b', 'grün $x;`y`', '-dash'] as const;
const snapshots = ['first', "the 'second'"];
let lab: Lab;
let virsh: Virsh;

beforeAll(async () => {
  const idle = {memoryMiB: 16, system: false} as const;
  lab = await startLab({
    name: `compl-${process.pid % 100_000}`,
    guests: [...names.map((name) => ({...idle, name, start: 'off'}) as const), {...idle, name: 'on', start: 'paused'}],
  });
  virsh = openVirsh({readOnly: false, env: {...process.env, ...lab.programEnv}});
  const disk = join(lab.env.HOME ?? '', 'a.qcow2');
  const [setpriv = '', ...prefix] = lab.prefix;
  await execa(setpriv, [...prefix, 'qemu-img', 'create', '-q', '-f', 'qcow2', disk, '1M']);
  await lab.virsh(['attach-disk', 'a b', disk, 'vda', '--subdriver', 'qcow2', '--config']);
  for (const name of snapshots) await lab.virsh(['snapshot-create-as', 'a b', name]);
});

afterAll(async () => {
  await virsh?.close();
  await lab?.down();
});

const complete = (...words: readonly string[]) => completeLine(virsh, words, 20_000);
const all = [...names, 'on'].sort();

describe('a line for virsh is completed', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['a command', ['destr'], ['destroy']],
    ['a command after which blanks came', ['net-destro'], ['net-destroy']],
    ['an option', ['destroy', '--gr'], ['--graceful']],
    ['an option that is not there yet', ['destroy', '--graceful', '--'], ['--domain', '--remove-logs']],
    ['the value of an option', ['shutdown', '--mode', 'ac'], ['acpi']],
    ['a domain that fits the command', ['destroy', ''], ['on', '--domain', '--graceful', '--remove-logs']],
    ['a domain by its option', ['destroy', '--domain', ''], ['on']],
    ['a domain behind an option', ['destroy', '--graceful', 'o'], ['on']],
    ['a name with a blank', ['undefine', 'a '], ['a b']],
    ['a name with quotes', ['undefine', 'it\'s "'], [`it's "o"`]],
    ['a name with a backslash', ['undefine', 'a\\'], ['a\\b']],
    ['a name with shell characters', ['undefine', 'grün $'], ['grün $x;`y`']],
    ['a name like an option', ['undefine', '--domain', '-'], ['-dash']],
    ['one of the many domains of a command', ['domstats', 'o'], ['on']],
    ['a console', ['console', 'on', '--devname', ''], ['serial0']],
    ['nothing for a second domain', ['destroy', 'on', 'o'], []],
    ['nothing of an unknown command', ['bogus', ''], []],
    ['nothing of a domain that is not there', ['snapshot-revert', 'nobody', 'f'], []],
    ['nothing behind a control character', ['snapshot-revert', 'a\u0001', ''], []],
  ])('%s: %j', async (_, words, candidates) => {
    expect(await complete(...words)).toEqual(candidates);
  });

  it('every command, and every domain', async () => {
    expect(await complete('')).toEqual(expect.arrayContaining(['list', 'snapshot-create-as', 'pool-start']));
    const found = await complete('dominfo', '');
    expect(found.filter((word) => !word.startsWith('--')).sort()).toEqual(all);
  });

  it('the snapshots of a domain', async () => {
    expect(await complete('snapshot-revert', 'a b', 't')).toEqual(["the 'second'"]);
    expect(await complete('snapshot-delete', '--domain', 'a b', '--snapshotname', '')).toEqual(snapshots);
  });

  it('networks and pools', async () => {
    const test = openVirsh({readOnly: false, uri: 'test:///default'});
    expect(await completeLine(test, ['net-destroy', 'd'], 20_000)).toEqual(['default']);
    expect(await completeLine(test, ['pool-info', '--pool', ''], 20_000)).toEqual(['default-pool']);
    await test.close();
  });

  it('not at all once the time is up', async () => {
    expect(await completeLine(virsh, [''], 0)).toEqual([]);
  });
});
