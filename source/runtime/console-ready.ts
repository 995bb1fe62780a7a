import {constants} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';
import {readText} from '../host/read-text.ts';

const lookEveryMs = 10;
const termination = 1n << BigInt(constants.signals.SIGTERM - 1);

/**
 * Resolves with true when the virsh console below a relay reads its keyboard. On its way there it throws away what has been typed
 * so far (TCSAFLUSH); right after that it begins to catch signals, which the kernel shows (SigCgt in /proc/PID/status).
 * @param relay the process whose child virsh is
 * @param signal gives the wait up; it resolves with false then
 */
export async function consoleReady(relay: number, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await catchesTermination(relay)) return true;
    await sleep(lookEveryMs, undefined, {signal}).catch(() => undefined);
  }
  return false;
}

async function catchesTermination(relay: number): Promise<boolean> {
  const child = await readText(`/proc/${relay}/task/${relay}/children`);
  const status = await readText(`/proc/${Number.parseInt(child ?? '', 10)}/status`);
  const caught = /^SigCgt:\s*(\w+)/m.exec(status ?? '')?.[1];
  return caught !== undefined && (BigInt(`0x${caught}`) & termination) !== 0n;
}
