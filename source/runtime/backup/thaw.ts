import {setTimeout as pause} from 'node:timers/promises';
import {VirshError} from '../../virsh/errors.ts';
import {parseDomstate} from '../../virsh/parse/backup.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {isSilence, patiently} from './libvirt-gone.ts';

/**
 * In milliseconds: how long each question may take, of which libvirt spends 30 s on waiting for a freeze that it is at;
 * how often the guest is asked; and how long an agent may be deaf, as it is while it freezes.
 */
const limits = {ask: 40_000, every: 1000, whole: 60_000} as const;

/**
 * Thaws the file systems of a guest, whether or not they are frozen, and waits for a freeze that is still under way.
 * A guest that is off needs none.
 * @returns why nobody can say that it is thawed, when it has no agent any more; undefined when it is
 * @throws VirshError when neither libvirt nor the agent has answered; then it may be frozen
 */
export async function thaw(virsh: Virsh, uuid: string, everyMs: number = limits.every): Promise<string | undefined> {
  for (const until = performance.now() + limits.whole; ; ) {
    try {
      await patiently(() => virsh.ask(['domfsthaw', '--domain', uuid], limits.ask));
      return undefined;
    } catch (error) {
      if (isSilence(error)) throw error;
      if (await isOff(virsh, uuid)) return undefined;
      if (performance.now() > until) {
        if (error instanceof VirshError && /not (connected|configured)/.test(error.message)) return error.message;
        throw error;
      }
      await pause(everyMs);
    }
  }
}

async function isOff(virsh: Virsh, uuid: string): Promise<boolean> {
  const text = await orUndefined(virsh.ask(['domstate', '--domain', uuid], limits.ask));
  return text === undefined || ['shut off', 'crashed'].includes(parseDomstate(text).state);
}
