import {expect, vi} from 'vitest';
import type {Target, Values} from '../../source/operations/operation.ts';
import {openVirsh} from '../../source/virsh/connect.ts';
import {listDomains} from '../../source/virsh/questions.ts';
import type {GuestSpec} from '../lab/guest-spec.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import {perform, targetIn} from './perform.ts';

export const patience = 30_000;

/** A name that is hard to hand on. */
export const hostile = `-it's "$x" ;grün`;

/** A domain, what can be done to it, and what another virsh says of it. */
export interface One {
  readonly uuid: string;
  readonly name: string;
  /** As kvmtop would do it; throws as `perform` does. */
  do(id: string, values?: Values): Promise<string>;
  ask(command: string, ...options: readonly string[]): Promise<string>;
  state(): Promise<string>;
  /** Waits until it is in that state. */
  becomes(state: string): Promise<void>;
  /** As kvmtop sees it. */
  target(): Promise<Target>;
}

/** A lab of its own, in which each test has a domain of its own. */
export interface Workbench {
  readonly lab: Lab;
  /** The domain with that uuid, which need not exist yet. */
  one(uuid: string, name: string): One;
  /** Gives a domain to a test, off and without a system unless its spec says more; nothing of it is left behind. */
  within(spec: Partial<GuestSpec>, test: (one: One) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** @param name of the lab, 1 to 12 of a-z, 0-9 and the hyphen */
export async function openWorkbench(name: string): Promise<Workbench> {
  const lab = await startLab({name});
  const virsh = openVirsh({readOnly: true, env: {...process.env, ...lab.programEnv}});
  let count = 0;

  const one = (uuid: string, domain: string): One => {
    const state = async () => (await lab.virsh(['domstate', '--domain', uuid])).trim();
    return {
      uuid,
      name: domain,
      do: (id, values) => perform(lab, virsh, uuid, id, values),
      ask: (command, ...options) => lab.virsh([command, '--domain', uuid, ...options]),
      state,
      becomes: (wanted) =>
        vi.waitFor(async () => expect(await state()).toBe(wanted), {timeout: 3 * patience, interval: 200}),
      target: () => targetIn(virsh, uuid),
    };
  };

  return {
    lab,
    one,
    async within(spec, test) {
      count += 1;
      const domain = spec.name ?? `one${count}`;
      await lab.add({memoryMiB: 16, system: false, start: 'off', ...spec, name: domain});
      const uuid = (await listDomains(virsh, patience)).find((found) => found.name === domain)?.uuid ?? '';
      try {
        await test(one(uuid, domain));
      } finally {
        await lab.virsh(['destroy', '--domain', uuid]).catch(() => undefined);
        const flags = ['--managed-save', '--snapshots-metadata', '--checkpoints-metadata'];
        await lab.virsh(['undefine', '--domain', uuid, ...flags]).catch(() => undefined);
      }
    },
    async close() {
      await virsh.close();
      await lab.down();
    },
  };
}
