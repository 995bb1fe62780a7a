import type {Command} from '../command.ts';

export const versionsCommands: readonly Command[] = [];
