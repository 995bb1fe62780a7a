import {homedir} from 'node:os';
import {join} from 'node:path';
import type {Action} from '../state/action.ts';
import {backupFoldersPath, readBackupFolders, withFolders, writeBackupFolders} from './backup-folders-file.ts';

/** The folders that backups were made into or looked for in, which one session leaves to the next. */
export interface BackupFolders {
  /** Gives those of earlier sessions to the state, or the one to begin with. */
  read(): Promise<void>;
  /** Puts a folder before the others. */
  remember(folder: string): void;
}

/**
 * Where backups go as long as nobody says otherwise: as root not into its home, which QEMU cannot enter when it writes
 * its copies under another user.
 */
export function firstBackupFolder({HOME: home}: NodeJS.ProcessEnv, isRoot = process.getuid?.() === 0): string {
  return isRoot ? '/var/backups/kvmtop' : join(home || homedir(), 'kvmtop-backups');
}

/** Keeps the folders in a file; the first failure is told, and nothing depends on it. */
export function createBackupFolders(
  env: NodeJS.ProcessEnv,
  dispatch: (action: Action) => void,
  path = backupFoldersPath(env),
): BackupFolders {
  let folders: readonly string[] = [];
  let writing = Promise.resolve();
  let hasFailed = false;

  function tell(error: unknown): void {
    if (hasFailed) return;
    hasFailed = true;
    const text = `The folders of backups are not kept for the next session: ${error instanceof Error ? error.message : error}.`;
    dispatch({type: 'notice', notice: {level: 'warning', text}});
  }

  function become(next: readonly string[]): void {
    folders = next;
    dispatch({type: 'backupFolders', folders: folders.length > 0 ? folders : [firstBackupFolder(env)]});
  }

  return {
    async read() {
      const kept = await readBackupFolders(path);
      // What was remembered while it was read is newer.
      become(withFolders(folders, kept));
    },
    remember(folder) {
      if (folders[0] === folder || /[\r\n]/.test(folder)) return;
      become(withFolders([folder], folders));
      const now = folders;
      writing = writing.then(() => writeBackupFolders(path, now)).catch(tell);
    },
  };
}
