import {hasDisplay, missingPrograms} from '../host/lacks.ts';
import type {Tool} from '../operations/operation.ts';

/** What this machine lacks of what operations need, by its environment. */
export function findLacks(env: NodeJS.ProcessEnv): ReadonlySet<Tool> {
  const programs = missingPrograms(['virt-clone', 'virt-viewer'] as const, env);
  return new Set<Tool>(hasDisplay(env) ? programs : [...programs, 'display']);
}
