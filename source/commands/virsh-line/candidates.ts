/** What a word becomes: as much as the candidates have in common; else the one `step` after it, in a ring. */
export function nextWord(typed: string, candidates: readonly string[], step: 1 | -1): string {
  if (agreesOnMore(typed, candidates)) return commonStart(candidates);
  const index = candidates.indexOf(typed);
  const first = step > 0 ? 0 : candidates.length - 1;
  return candidates.at(index < 0 ? first : (index + step) % candidates.length) ?? typed;
}

/** Whether the candidates have more in common than was typed. */
export function agreesOnMore(typed: string, candidates: readonly string[]): boolean {
  const common = commonStart(candidates);
  return !candidates.includes(typed) && common.length > typed.length && common.startsWith(typed);
}

/** What all of the words begin with. */
function commonStart([first = '', ...others]: readonly string[]): string {
  const points = [...first];
  const length = points.findIndex((point, index) => others.some((word) => [...word][index] !== point));
  return length < 0 ? first : points.slice(0, length).join('');
}
