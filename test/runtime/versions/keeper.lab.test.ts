import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {definitionText} from '../../../source/commands/define-subject.ts';
import {type Live, startLive} from '../../../source/runtime/live.ts';
import {createStore} from '../../../source/runtime/store.ts';
import {createVersionStore, type VersionStore, versionsFolder} from '../../../source/runtime/versions/store.ts';
import {initialState} from '../../../source/state/initial.ts';
import {reduce} from '../../../source/state/reduce.ts';
import type {State} from '../../../source/state/state.ts';
import {type Lab, startLab} from '../../lab/lab.ts';

let lab: Lab;
let env: NodeJS.ProcessEnv;
let kept: VersionStore;
const running = new Set<Live>();

beforeAll(async () => {
  const idle = {memoryMiB: 16, system: false} as const;
  lab = await startLab({
    name: `keep-${process.pid % 100_000}`,
    guests: [
      {...idle, name: 'off', start: 'off'},
      {...idle, name: 'bell', start: 'off'},
      {...idle, name: 'on', start: 'paused'},
      {...idle, name: 'wedge', start: 'paused'},
    ],
  });
  env = {...process.env, ...lab.programEnv, XDG_STATE_HOME: join(lab.binDir, 'state')};
  kept = createVersionStore({folder: versionsFolder(env), most: 100, wallSeconds: () => 0});
});
afterAll(async () => {
  for (const live of running) await live.stop();
  await lab?.down();
});

const eventually = (expectation: () => unknown) => vi.waitFor(expectation, {timeout: 60_000, interval: 50});
const uuidOf = async (name: string) => (await lab.virsh(['domuuid', name])).trim();
const definition = async (name: string) =>
  definitionText(await lab.virsh(['dumpxml', '--inactive', '--security-info', name]));

/** The texts that are kept of a domain, oldest first. */
async function textsOf(uuid: string): Promise<readonly string[]> {
  return Promise.all((await kept.list(uuid)).toReversed().map((version) => kept.read(version)));
}

/** Defines what the domain has, changed, as somebody else would. */
async function redefine(name: string, change: (text: string) => string): Promise<string> {
  const path = join(lab.env.HOME ?? '', `${name}.xml`);
  await writeFile(path, change(await definition(name)));
  await lab.virsh(['define', path]);
  return definition(name);
}

const withTitle = (title: string) => (text: string) =>
  text.replace(/ {2}<title>.*\n/, '').replace('</uuid>\n', `</uuid>\n  <title>${title}</title>\n`);

/** A kvmtop without a screen, which has heard of a first event. */
async function start(options: {readonly readOnly?: boolean; readonly state?: string} = {}) {
  const {readOnly = false, state = env.XDG_STATE_HOME} = options;
  const store = createStore(initialState({size: {columns: 200, rows: 50}, delayMs: 3_600_000, readOnly}), reduce);
  const faults: unknown[] = [];
  const live = startLive({
    store,
    uri: undefined,
    readOnly,
    env: {...env, XDG_STATE_HOME: state},
    updates: undefined,
    quit: () => {},
    onFault: (fault) => faults.push(fault),
  });
  running.add(live);
  const world = (): State['world'] => store.getState().world;
  await eventually(() => expect(world().connection.status).toBe('connected'));
  await eventually(async () => {
    await lab.virsh([
      'metadata',
      'bell',
      '--config',
      '--uri',
      'urn:heard',
      '--key',
      'h',
      '--set',
      `<t at='${Date.now()}'/>`,
    ]);
    expect(world().events.length).toBeGreaterThan(0);
  });
  const end = async () => {
    running.delete(live);
    await live.stop();
    expect(faults).toEqual([]);
  };
  return {world, end};
}

describe('the keeper of definitions', () => {
  it('has what there was before, whoever replaces it', async () => {
    const {end} = await start();
    const off = await uuidOf('off');
    const on = await uuidOf('on');
    await eventually(async () => expect((await textsOf(on)).length).toBe(1));
    const first = await definition('off');
    await eventually(async () => expect((await textsOf(off)).at(-1)).toBe(first));

    const second = await redefine('off', withTitle('second'));
    await eventually(async () => expect((await textsOf(off)).slice(-2)).toEqual([first, second]));

    await lab.virsh(['domrename', 'off', 'neu']);
    const third = await definition('neu');
    await eventually(async () => expect((await textsOf(off)).slice(-2)).toEqual([second, third]));
    expect((await kept.list(off))[0]?.name).toBe('neu');

    await lab.virsh(['domrename', 'neu', 'off']);
    await eventually(async () => expect((await textsOf(off)).slice(-2)).toEqual([third, second]));

    // It runs on, and is not defined.
    const last = await definition('on');
    await lab.virsh(['undefine', 'on']);
    await eventually(async () => expect((await kept.list(on))[0]?.undefinedAt).toBeDefined());
    expect(await textsOf(on)).toEqual([last]);
    const path = join(lab.env.HOME ?? '', 'on.xml');
    await writeFile(path, last);
    await lab.virsh(['define', path]);
    await eventually(async () => expect((await kept.list(on))[0]?.undefinedAt).toBeUndefined());
    expect(await textsOf(on)).toEqual([last]);
    await end();
  });

  it('finds in the next session what was changed meanwhile, and after a loss of libvirt', async () => {
    const off = await uuidOf('off');
    const before = (await textsOf(off)).length;
    const changed = await redefine('off', withTitle('meanwhile'));
    expect(changed).toContain('<title>meanwhile</title>');
    const {end, world} = await start();
    await eventually(async () => expect(await textsOf(off)).toContain(changed));
    expect((await textsOf(off)).indexOf(changed)).toBe(before);

    await lab.killDaemon();
    await eventually(() => expect(world().connection.status).toBe('lost'));
    await lab.startDaemon();
    const after = await redefine('off', withTitle('after'));
    await eventually(() => expect(world().connection.status).toBe('connected'));
    await eventually(async () => expect((await textsOf(off)).at(-1)).toBe(after));
    await end();
  });

  it('does not wait for a domain whose QEMU hangs', async () => {
    const wedge = await uuidOf('wedge');
    const pid = await lab.pidOf('wedge');
    process.kill(pid, 'SIGSTOP');
    try {
      const state = join(lab.binDir, 'wedged');
      const {end} = await start({state});
      const store = createVersionStore({
        folder: versionsFolder({XDG_STATE_HOME: state}),
        most: 100,
        wallSeconds: () => 0,
      });
      await eventually(async () => expect(await store.list(wedge)).toHaveLength(1));
      await end();
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  it('keeps nothing of what a read-only connection tells, which lacks the passwords', async () => {
    const state = join(lab.binDir, 'read-only');
    const {end} = await start({readOnly: true, state});
    await redefine('off', withTitle('unseen'));
    const store = createVersionStore({
      folder: versionsFolder({XDG_STATE_HOME: state}),
      most: 100,
      wallSeconds: () => 0,
    });
    await end();
    expect(await store.list(undefined)).toEqual([]);
  });
});
