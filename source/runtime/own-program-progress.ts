import type {Progress} from '../archive/progress.ts';

/**
 * Makes the function that takes what `--progress json` has printed since the last time, in pieces of any length, and
 * gives the newest progress in it; undefined where no line was completed that tells one.
 */
export function createProgressReader(): (text: string) => Progress | undefined {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    return lines.map(progressOf).findLast((progress) => progress !== undefined);
  };
}

function progressOf(line: string): Progress | undefined {
  try {
    const read: unknown = JSON.parse(line);
    return isProgress(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isProgress(read: unknown): read is Progress {
  if (typeof read !== 'object' || read === null) return false;
  return 'stage' in read && typeof read.stage === 'string' && 'parts' in read && Array.isArray(read.parts);
}
