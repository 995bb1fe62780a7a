import {Chalk} from 'chalk';
import type {Look} from './look.ts';
import type {Span} from './span.ts';

/**
 * What each kind of text looks like: names of chalk's modifiers and of the 16 colours, which the terminal's own palette
 * keeps readable on dark and light backgrounds alike.
 */
const styles = {
  strong: ['bold'],
  dim: ['dim'],
  heading: ['bold'],
  headLine: ['underline'],
  sortHeading: ['bold', 'inverse'],
  selected: ['inverse'],
  good: ['green'],
  /** Lines of a comparison that come, and that go. */
  added: ['green'],
  removed: ['red'],
  warn: ['yellow'],
  crit: ['red', 'bold'],
  warnBadge: ['black', 'bgYellow'],
  critBadge: ['white', 'bgRed', 'bold'],
  key: ['cyan', 'bold'],
  guest: ['green'],
  user: ['blue'],
  system: ['magenta'],
  iowait: ['yellow'],
  steal: ['red'],
  track: ['dim'],
  info: ['cyan'],
  infoBadge: ['black', 'bgCyan'],
} as const satisfies Record<string, readonly string[]>;

export type Style = keyof typeof styles;

/** Chalk by explicit level: what the terminal can show is the caller's knowledge. */
const colored = new Chalk({level: 1});

const painters = new Map(
  Object.entries(styles).map(([name, modifiers]) => {
    let painter = colored;
    for (const modifier of modifiers) {
      painter = painter[modifier];
    }
    return [name, painter];
  }),
);

/** The text in a style; its bare self without colour. */
export function paintText(text: string, style: Style | undefined, look: Look): string {
  const painter = look.color && style !== undefined ? painters.get(style) : undefined;
  return painter === undefined ? text : painter(text);
}

/**
 * Spans as one string for one `<Text>`. Neighbours of one style share its codes, blanks between them included: most of
 * a row is quiet, and each code costs Ink and the terminal as much as a word.
 * @param over a style for the whole line, on top of the spans' own
 */
export function paint(spans: readonly Span[], look: Look, over?: Style): string {
  let line = '';
  let run: {text: string; style: Style | undefined} = {text: '', style: undefined};
  for (const {text, style} of spans) {
    const joins = style === run.style || (isBlank(text) && !marksBlanks(style) && !marksBlanks(run.style));
    if (joins) {
      run.text += text;
    } else {
      line += paintText(run.text, run.style, look);
      run = {text, style};
    }
  }
  return paintText(line + paintText(run.text, run.style, look), over, look);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Whether a style shows on blanks. */
function marksBlanks(style: Style | undefined): boolean {
  return style !== undefined && styles[style].some((modifier) => /inverse|underline|^bg/.test(modifier));
}
