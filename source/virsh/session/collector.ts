/** Gathers the chunks of a stream until a mark has come. */
export interface Collector {
  add(chunk: string): void;
  /** Whether the mark has come, however the chunks cut it. */
  readonly isComplete: boolean;
  /** All that came, joined once. */
  text(): string;
}

/** Collects up to the first occurrence of the mark; its cost is linear in the length of the text. */
export function collectUntil(mark: string): Collector {
  const chunks: string[] = [];
  let tail = '';
  let isComplete = false;
  return {
    add(chunk) {
      chunks.push(chunk);
      const seam = tail + chunk;
      isComplete ||= seam.includes(mark);
      tail = seam.slice(1 - mark.length);
    },
    get isComplete() {
      return isComplete;
    },
    text: () => chunks.join(''),
  };
}
