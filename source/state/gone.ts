import type {State} from './state.ts';

/** The state without what it remembers of domains that no longer exist: marks, and what was read of them. */
export function withoutGone(state: State): State {
  const {domains} = state.world;
  const exists = (uuid: string): boolean => domains.has(uuid);
  const marks = [...state.marks].filter(exists);
  const facts = [...state.facts].filter(([uuid]) => exists(uuid));
  const anchor = state.markAnchor;
  return {
    ...state,
    marks: marks.length === state.marks.size ? state.marks : new Set(marks),
    markAnchor: anchor !== undefined && exists(anchor) ? anchor : undefined,
    facts: facts.length === state.facts.size ? state.facts : new Map(facts),
  };
}
