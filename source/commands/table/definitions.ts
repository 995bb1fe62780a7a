import type {Command} from '../command.ts';

export const definitionsCommands: readonly Command[] = [];
