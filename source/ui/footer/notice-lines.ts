import {safeText} from '../../format/safe-text.ts';
import {truncate} from '../../format/width.ts';
import type {Notice} from '../../state/state.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';
import {wrapWords} from '../wrap.ts';

const noticeStyles: Readonly<Record<Notice['level'], {readonly word: string; readonly style: Style}>> = {
  info: {word: '', style: 'info'},
  warning: {word: 'warning: ', style: 'warn'},
  error: {word: 'error: ', style: 'crit'},
};

/** Lines that a notice takes at most: the log has what it says in full. */
const mostLines = 2;

/** What the last key said or a run came to, in no more lines than it needs, and `rows` at most. */
export function noticeLines(
  {level, text}: Notice,
  {width, rows}: {readonly width: number; readonly rows: number},
  look: Look,
): readonly (readonly Span[])[] {
  const {word, style} = noticeStyles[level];
  const room = width - 2;
  const lines = wrapWords(word + safeText(text, look), room);
  const most = Math.max(1, Math.min(mostLines, rows));
  const rest = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), truncate(rest, room, look)]
    .filter((line) => line !== '')
    .map((line) => [{text: ` ${line}`, style}]);
}
