import {VirshError, type VirshErrorKind} from '../virsh/errors.ts';

/** Whether that is why virsh gave no answer. */
export function isA(kind: VirshErrorKind, error: unknown): boolean {
  return error instanceof VirshError && error.kind === kind;
}

/** The answer, or undefined when it did not come in time. */
export async function unlessTimeout<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isA('timeout', error)) return undefined;
    throw error;
  }
}
