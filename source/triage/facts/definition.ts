import type {Definition} from '../../model/facts.ts';

/** What is known of a definition; rules that need what is not in it are silent. */
export type DefinitionFacts = Partial<Definition>;
