import {setTimeout as pause} from 'node:timers/promises';
import {VirshError} from '../../virsh/errors.ts';
import {parseBackupJob} from '../../virsh/parse/backup.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {outlineOf} from '../../xml/outline.ts';
import {isSilence} from './libvirt-gone.ts';

/** How long each question may take, how often and how long the end of the job is waited for; milliseconds. */
const limits = {ask: 10_000, every: 100, whole: 30_000} as const;

/**
 * Ends libvirt's backup job of a domain if it is the one that writes into this folder, with which libvirt removes the
 * files that it has made, and waits until it is over. A job of somebody else is left alone.
 * @returns whether there was one
 * @throws VirshError when libvirt cannot say that it is over
 */
export async function abortJob(virsh: Virsh, uuid: string, folder: string): Promise<boolean> {
  const until = performance.now() + limits.whole;
  let failure: VirshError | undefined;
  let wasThere = false;
  for (;;) {
    const job = await jobOf(virsh, uuid, folder);
    if (job === 'none') return wasThere;
    if (performance.now() > until) {
      const advice = `Try virsh domjobabort ${uuid}`;
      throw failure ?? new VirshError('timeout', 'The backup job did not end', ['domjobabort'], advice);
    }
    if (job === 'ours') {
      wasThere = true;
      failure = await virsh.ask(['domjobabort', '--domain', uuid], limits.ask).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof VirshError) return error;
          throw error;
        },
      );
    }
    await pause(limits.every);
  }
}

/**
 * Whether a domain has a backup job into a folder. libvirt tells where it writes to only once it has begun in earnest.
 * @throws VirshError when libvirt does not answer
 */
async function jobOf(virsh: Virsh, uuid: string, folder: string): Promise<'ours' | 'none' | 'unknown'> {
  try {
    const {type, operation} = parseBackupJob(await virsh.ask(['domjobinfo', '--domain', uuid], limits.ask));
    if (type === 'None' || (operation !== undefined && operation !== 'Backup')) return 'none';
    const text = await orUndefined(virsh.ask(['backup-dumpxml', '--domain', uuid], limits.ask));
    if (text === undefined) return 'unknown';
    return filesIn(text).some((file) => file.startsWith(`${folder}/`)) ? 'ours' : 'none';
  } catch (error) {
    // A domain that is off has no job.
    if (error instanceof VirshError && !isSilence(error)) return 'none';
    throw error;
  }
}

/** The files that a backup job writes to (https://libvirt.org/formatbackup.html). */
function filesIn(text: string): readonly string[] {
  const disks = outlineOf(text).root?.children.flatMap(({children}) => children) ?? [];
  return disks.flatMap(({children}) => children.flatMap(({attributes}) => attributes.map(({value}) => value)));
}
