import type {Command} from '../command.ts';

export const backupsCommands: readonly Command[] = [];
