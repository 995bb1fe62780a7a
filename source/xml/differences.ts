import {diffArrays} from 'diff';
import {plainLines} from './generated.ts';

/** How a text differs from another definition of the same domain. Lines count from 0. */
export interface Differences {
  /** By the line of the text: only here, or other than there. */
  readonly marks: ReadonlyMap<number, '+' | '~'>;
  /** Lines that only the other one has. */
  readonly missing: number;
}

/** More differences than this are not worth counting. */
const most = 2000;

/**
 * What a definition says otherwise than another one, without what libvirt adds when it starts a domain.
 * @param isLive whether the text is the definition of the domain as it runs; the other one is that for the next start, or the
 * other way round
 * @returns undefined where they differ in too much to tell
 */
export function differencesOf(text: string, other: string, isLive: boolean): Differences | undefined {
  const inactive = isLive ? other : text;
  const [here, there] = [plainLines(text, isLive, inactive), plainLines(other, !isLive, inactive)];
  const changes = diffArrays([...there.texts], [...here.texts], {maxEditLength: most});
  if (!changes) return undefined;
  const marks = new Map<number, '+' | '~'>();
  let [line, otherLine, missing] = [0, 0, 0];
  let gone: string[] = [];
  for (const {added, removed, count, value} of changes) {
    if (removed) {
      gone = value.filter((_, index) => !there.generated.has(otherLine + index));
      otherLine += count;
      missing += gone.length;
      continue;
    }
    if (added) {
      for (let index = line; index < line + count; index += 1) {
        if (here.generated.has(index)) continue;
        const pair = gone.findIndex((lost) => headOf(lost) === headOf(here.texts[index] ?? ''));
        if (pair >= 0) gone.splice(0, pair + 1);
        if (pair >= 0) missing -= 1;
        marks.set(index, pair >= 0 ? '~' : '+');
      }
    } else otherLine += count;
    line += count;
    gone = [];
  }
  return {marks, missing};
}

/** What a line begins with: the name of its first tag, or text. */
function headOf(line: string): string {
  return /^<\/?[^\s<>/]*/.exec(line)?.[0] ?? 'text';
}
