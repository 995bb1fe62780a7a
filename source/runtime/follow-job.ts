import type {Run, RunNews} from '../state/run.ts';
import {parseJobInfo} from '../virsh/parse/job.ts';
import type {Virsh} from '../virsh/virsh.ts';
import {backOffMs} from './back-off.ts';
import type {Clock} from './clock.ts';

const intervalMs = 1000;
/** The job has the domain; asking about it needs no monitor, and so is quick or not to be had. */
const askMs = 2000;

/**
 * Asks what the run's job says of itself, once a second and more rarely while there is no answer, until the signal
 * aborts.
 * @param tell gets what has changed
 */
export async function followJob(
  {virsh, clock}: {readonly virsh: Virsh; readonly clock: Clock},
  {uuid}: Run,
  tell: (news: RunNews) => void,
  signal: AbortSignal,
): Promise<void> {
  if (uuid === undefined) return;
  let told = '';
  let failures = 0;
  while (!signal.aborted) {
    await clock.sleep(failures === 0 ? intervalMs : backOffMs(failures), signal);
    if (signal.aborted) return;
    const answer = await virsh.ask(['domjobinfo', '--domain', uuid], askMs).catch(() => undefined);
    failures = answer === undefined ? failures + 1 : 0;
    const progress = answer === undefined ? undefined : parseJobInfo(answer);
    const text = JSON.stringify(progress);
    if (signal.aborted || progress === undefined || text === told) continue;
    told = text;
    tell({progress});
  }
}
