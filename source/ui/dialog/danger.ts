import type {Danger} from '../../operations/operation.ts';
import type {Severity} from '../severity.ts';

/** How bad it is what an operation can cost a guest; undefined when it costs nothing that cannot be had back. */
export const dangerSeverity: Readonly<Record<Danger, Severity | undefined>> = {
  view: undefined,
  reversible: undefined,
  disruptive: 'warn',
  destructive: 'crit',
};
