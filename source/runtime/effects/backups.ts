import {readdir} from 'node:fs/promises';
import type {FoundBackup} from '../../archive/found-backup.ts';
import type {RestoreChoices} from '../../archive/restore-plan.ts';
import {listSaves} from '../../virsh/questions.ts';
import type {EffectsOf, EffectsOptions} from '../effects.ts';
import {findBackups} from '../found-backups/find.ts';
import {readTasks} from '../found-backups/journal.ts';
import {createSummaries} from '../found-backups/summary.ts';
import {createOneByOne} from '../one-by-one.ts';
import {planRestore} from '../restore/plan-restore.ts';
import {sentenceOf} from '../tasks/task-error.ts';

/** How long libvirt may take to say which domains have a managed save, in milliseconds. */
const limitMs = 5000;

/** Reads what there is of backups, and plans how to restore one. */
export function createBackupEffects(options: EffectsOptions): EffectsOf<'readBackups' | 'planRestore'> {
  const {virsh, env, folders, getState, dispatch} = options;

  const summaries = createSummaries();
  const read = createOneByOne(async () => {
    const [backups, saves] = await Promise.all([
      readBackups().catch((error: unknown) => ({error: `The backups cannot be read: ${reasonOf(error)}.`})),
      listSaves(virsh, limitMs).catch(() => []),
    ]);
    dispatch({type: 'backups', backups, saves});
  });

  async function readBackups(): Promise<readonly FoundBackup[]> {
    return findBackups(getState().backupFolders, await readTasks(env), summaries);
  }

  /** A folder that cannot be looked into is said, and not remembered. */
  async function lookInto(folder: string): Promise<void> {
    try {
      await readdir(folder);
      const backups = await findBackups([folder], []);
      if (backups.length === 0) tell('info', `There are no backups in ${folder}.`);
      folders.remember(folder);
    } catch (error) {
      tell('warning', `No backups can be looked for there. ${sentenceOf(error)}`);
    }
    read(['all']);
  }

  function tell(level: 'info' | 'warning', text: string): void {
    dispatch({type: 'notice', notice: {level, text}});
  }

  async function plan(folder: string, choices: RestoreChoices): Promise<void> {
    const made = await planRestore(virsh, folder, choices).catch((error: unknown) => ({
      error: `What restoring ${folder} would do cannot be found out: ${reasonOf(error)}.`,
    }));
    dispatch({type: 'restorePlan', folder, choices, plan: made});
  }

  return {
    readBackups: ({folder}) => {
      if (folder === undefined) read(['all']);
      else void lookInto(folder);
    },
    planRestore: ({folder, choices}) => void plan(folder, choices),
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
