import type {Element, Range} from './element.ts';
import {readOutline} from './read-outline.ts';

/** What is neither an element nor text. */
export interface Aside extends Range {
  readonly kind: 'comment' | 'cdata' | 'instruction' | 'doctype';
}

/** Why a text is no definition; the line counts from 1. */
export interface Fault {
  /** A sentence. */
  readonly text: string;
  readonly line: number | undefined;
}

/** What a text consists of, and where; up to its first fault. */
export interface Outline {
  readonly root: Element | undefined;
  /** In the order of the text. */
  readonly asides: readonly Aside[];
  readonly fault: Fault | undefined;
}

const kept = 4;
let latest: readonly {readonly text: string; readonly outline: Outline}[] = [];

/** The outline of an XML text. It is made once for each of the few texts that were asked for last. */
export function outlineOf(text: string): Outline {
  const known = latest.find((each) => each.text === text);
  if (known === latest[0] && known) return known.outline;
  const {outline} = known ?? {outline: readOutline(text)};
  latest = [{text, outline}, ...latest.filter((each) => each !== known)].slice(0, kept);
  return outline;
}
