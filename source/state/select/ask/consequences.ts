import {manyNamesText} from '../../../model/words.ts';
import type {Operation, Target, Values} from '../../../operations/operation.ts';

/** Sentences that a question shows. */
const most = 12;

/**
 * What the user must know before, each sentence once; where it does not hold for all domains, it names those for which
 * it does.
 */
export function askConsequences(operation: Operation, targets: readonly Target[], values: Values): readonly string[] {
  const names = new Map<string, string[]>();
  for (const target of targets) {
    for (const sentence of new Set(operation.consequences?.(target, values))) {
      const known = names.get(sentence) ?? [];
      known.push(target.domain.name);
      names.set(sentence, known);
    }
  }
  const sentences = Array.from(names, ([sentence, of]) =>
    of.length === targets.length ? sentence : `${manyNamesText(of)}: ${sentence}`,
  );
  const beyond = sentences.length - most;
  return beyond > 0 ? [...sentences.slice(0, most), `And ${beyond} more.`] : sentences;
}
