import type {Operation, Target, Values} from '../../../operations/operation.ts';

/** Sentences, and names before one of them, that a question shows. */
const most = {sentences: 12, names: 3};

/**
 * What the user must know before, each sentence once; where it does not hold for all domains, it names those for which
 * it does.
 */
export function askConsequences(operation: Operation, targets: readonly Target[], values: Values): readonly string[] {
  const names = new Map<string, string[]>();
  for (const target of targets) {
    for (const sentence of new Set(operation.consequences?.(target, values))) {
      names.set(sentence, [...(names.get(sentence) ?? []), target.domain.name]);
    }
  }
  const sentences = Array.from(names, ([sentence, of]) =>
    of.length === targets.length ? sentence : `${listed(of)}: ${sentence}`,
  );
  const beyond = sentences.length - most.sentences;
  return beyond > 0 ? [...sentences.slice(0, most.sentences), `And ${beyond} more.`] : sentences;
}

/** db1, db2, db3 and 4 more. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, most.names).join(', ');
  return names.length > most.names ? `${shown} and ${names.length - most.names} more` : shown;
}
