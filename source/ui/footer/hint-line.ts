import type {Hint} from '../../commands/footer.ts';
import {safeText} from '../../format/safe-text.ts';
import type {Notice} from '../../state/state.ts';
import type {Look} from '../look.ts';
import type {Part} from '../parts.ts';
import type {Style} from '../theme.ts';

/** The keys of the screen; on a narrow one the first of them. */
export function hintParts(hints: readonly Hint[]): Part[] {
  return hints.map(({key, label}, index) => ({
    spans: [
      {text: index === 0 ? ` ${key}` : key, style: 'key'},
      {text: ` ${label}`, style: 'dim'},
    ],
    priority: index,
  }));
}

const noticeStyles: Readonly<Record<Notice['level'], {readonly word: string; readonly style: Style}>> = {
  info: {word: '', style: 'info'},
  warning: {word: 'warning: ', style: 'warn'},
  error: {word: 'error: ', style: 'crit'},
};

/** What the last key said. */
export function noticeParts({level, text}: Notice, look: Look): Part[] {
  const {word, style} = noticeStyles[level];
  return [{spans: [{text: ` ${word}${safeText(text, look)}`, style}], priority: 0}];
}
