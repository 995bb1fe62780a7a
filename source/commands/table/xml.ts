import type {Command} from '../command.ts';

export const xmlCommands: readonly Command[] = [];
