/** Where each line of a text begins; lines end with \n. The end of a text that ends so begins no line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1))
    starts.push(at + 1);
  return starts;
}

/** The index of the line that a place is on. */
export function lineIndex(starts: readonly number[], position: number): number {
  return Math.max(0, lowerBound(starts.length, (index) => (starts[index] ?? 0) <= position) - 1);
}

/** How many of so many things, in order, are on the near side: those for which `isBefore` is true come first. */
export function lowerBound(count: number, isBefore: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
