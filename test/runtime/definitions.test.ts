import {beforeEach, describe, expect, it} from 'vitest';
import {createDefinitions, type Definitions, type Portion} from '../../source/runtime/definitions.ts';
import {createRoster, type Roster} from '../../source/runtime/roster.ts';
import {VirshError} from '../../source/virsh/errors.ts';
import {createFakeClock, type FakeClock} from './fake-clock.ts';
import {createFakeLibvirt, type FakeLibvirt} from './fake-libvirt.ts';

let clock: FakeClock;
let libvirt: FakeLibvirt;
let roster: Roster;
let definitions: Definitions;

beforeEach(() => {
  clock = createFakeClock();
  libvirt = createFakeLibvirt(clock);
  roster = createRoster();
  definitions = createDefinitions({virsh: libvirt.virsh, clock, roster, limitMs: () => 1500});
  libvirt.add('off');
  for (const id of [1, 2, 3]) libvirt.add(`vm${id}`, id);
  list();
});

const list = () => roster.replace(libvirt.domains, clock.now());
const nameOf = (uuid: string) => libvirt.domains.find((domain) => domain.uuid === uuid)?.name;
const uuidOf = (name: string) => libvirt.domains.find((domain) => domain.name === name)?.uuid ?? '';

interface Setting {
  readonly portion?: Partial<Portion>;
  readonly visible?: readonly string[];
  readonly isUrgent?: () => boolean;
}

/** Reads, and lets as much time pass as that takes. */
async function readAll({portion, visible = [], isUrgent = () => false}: Setting = {}) {
  const answer = definitions.read(visible.map(uuidOf), {most: 10, ms: 1000, ...portion}, isUrgent);
  await clock.pass(2000);
  return answer;
}

/** The names of those that it reads, in the order in which it does. */
const read = async (setting?: Setting) => [...((await readAll(setting))?.keys() ?? [])].map(nameOf);

describe('a definition', () => {
  it('is read once', async () => {
    expect(await read()).toEqual(['vm1', 'vm2', 'vm3', 'off']);
    expect(await readAll()).toBeUndefined();
  });

  it('is what the domain has', async () => {
    Object.assign(libvirt.domains[1] ?? {}, {vcpus: 8});
    expect((await readAll())?.get(uuidOf('vm1'))).toMatchObject({type: 'kvm', vcpus: {current: 8, maximum: 8}});
  });

  it.each<[string, Setting, readonly string[]]>([
    ['active ones first', {portion: {most: 3}}, ['vm1', 'vm2', 'vm3']],
    ['visible ones before', {portion: {most: 2}, visible: ['vm3', 'off']}, ['vm3', 'vm1']],
    ['no more than fit into the time', {portion: {ms: 15}}, ['vm1', 'vm2']],
    ['nothing when there is no time', {isUrgent: () => true}, []],
  ])('comes in portions: %s', async (_, setting, names) => {
    expect(await read(setting)).toEqual(names);
    expect(new Set([...names, ...(await read())]).size).toBe(4);
  });

  it.each<[string, () => void]>([
    ['its domain was started again', () => Object.assign(libvirt.domains[1] ?? {}, {id: 9})],
    ['its domain was shut off', () => Object.assign(libvirt.domains[1] ?? {}, {id: undefined})],
    ['an event has told of another one', () => definitions.redefined('vm1')],
  ])('is read again when %s', async (_, happen) => {
    await read();
    happen();
    list();
    expect(await read()).toEqual(['vm1']);
    expect(await read()).toEqual([]);
  });

  it('is read again when it was changed while it was read', async () => {
    const answer = definitions.read([], {most: 1, ms: 1000}, () => false);
    await clock.pass(5);
    definitions.redefined('vm1');
    await clock.pass(100);
    expect((await answer)?.size).toBe(1);
    expect(await read({portion: {most: 1}})).toEqual(['vm1']);
  });

  it('is renewed one at a time after a while, as not every change has an event', async () => {
    await read();
    await clock.pass(300_000);
    expect(await read()).toEqual(['vm1']);
    expect(await read()).toEqual(['vm2']);
  });

  it('of a stuck domain is not asked for', async () => {
    roster.missed(uuidOf('vm2'), true, clock.now());
    expect(await read()).toEqual(['vm1', 'vm3', 'off']);
    expect(libvirt.asked.some(({line}) => line.includes(uuidOf('vm2')))).toBe(false);
  });

  it.each(['no-domain', 'timeout', 'denied', 'failed'] as const)(
    'that cannot be read (%s) leaves the others alone, and is tried again later',
    async (kind) => {
      const {ask} = libvirt.virsh;
      libvirt.virsh.ask = async (argv, timeoutMs) => {
        if (argv.includes(uuidOf('vm1'))) throw new VirshError(kind, 'no', argv);
        return ask(argv, timeoutMs);
      };
      expect(await read()).toEqual(['vm2', 'vm3', 'off']);
      libvirt.virsh.ask = ask;
      expect(await read()).toEqual([]);
      await clock.pass(30_000);
      expect(await read()).toEqual(['vm1']);
    },
  );

  it('that is not told in time is left for later', async () => {
    libvirt.tookMs = 1600;
    expect(await readAll({portion: {most: 1}})).toBeUndefined();
    libvirt.tookMs = 10;
    expect(await read()).not.toContain('vm1');
  });

  it('is asked for in vain when the connection is lost, which is no matter of one domain', async () => {
    libvirt.down = 'Failed to connect socket';
    const answer = expect(definitions.read([], {most: 1, ms: 1}, () => false)).rejects.toThrow('Failed to connect');
    await clock.pass(100);
    await answer;
  });

  it('is read again after the connection was lost', async () => {
    await read();
    definitions.forget();
    expect(await read()).toHaveLength(4);
  });
});
