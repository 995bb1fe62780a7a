/** How much of one file, or of one disk, is done; undefined where it cannot be known. */
export interface Part {
  readonly name: string;
  readonly doneBytes: number;
  readonly totalBytes: number | undefined;
}

/** How far a long task is. It is what `--progress json` prints, one object a line. */
export interface Progress {
  /** What is being done, as in "copying". */
  readonly stage: string;
  readonly parts: readonly Part[];
  /** Bytes a second of late; undefined until there are two readings. */
  readonly rate: number | undefined;
  /** Seconds that are left at that rate. */
  readonly leftSeconds: number | undefined;
}

/** The share of all that is done, 0 to 100; undefined where a total is not known. */
export function percentOf({parts}: Pick<Progress, 'parts'>): number | undefined {
  let done = 0;
  let total = 0;
  for (const part of parts) {
    if (part.totalBytes === undefined) return undefined;
    done += Math.min(part.doneBytes, part.totalBytes);
    total += part.totalBytes;
  }
  return total > 0 ? (100 * done) / total : undefined;
}

/** Whether something read is what `--progress json` prints of a task under way. */
export function isProgress(value: unknown): value is Progress {
  if (typeof value !== 'object' || value === null) return false;
  const {stage, parts} = value as Partial<Progress>;
  return typeof stage === 'string' && Array.isArray(parts);
}
