import {whenText} from '../../commands/when-text.ts';
import {bytes} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import type {VersionLine} from '../../state/select/versions.ts';
import type {LineColumn} from '../line-columns.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';

/** When something was: 2026-11-23 14:03:22, or where there is little room 11-23 14:03. */
function timeText(wallSeconds: number, isShort: boolean): string {
  const text = whenText(wallSeconds);
  return isShort ? text.slice(5, 16) : text;
}

/** What a version is to its domain, in words. */
function standingSpan({standing, selected, version: {undefinedAt = Number.NaN}}: VersionLine, screen: number): Span {
  const words = {
    now: {text: 'now', style: 'good'},
    undefined: {text: `undefined ${timeText(undefinedAt, screen < 100)}`, style: 'warn'},
    'not here': {text: 'not defined', style: 'warn'},
    earlier: {text: ''},
  } as const;
  const {text} = words[standing];
  // The colour of the last word of a line that stands out would fill the rest of it.
  return selected ? {text} : words[standing];
}

/** How many lines are other ones than in the version before. */
function changedText({version: {changed}, isFirst}: VersionLine, look: Look): string {
  if (changed) return `+${changed.added} -${changed.removed}`;
  return isFirst ? 'first' : look.ascii ? '-' : '–';
}

/**
 * When a definition was first seen, whose it is, what it changed, and what has become of it.
 * @param areNamesShared whether only UUIDs tell the domains apart
 */
export function versionColumns(width: number, areNamesShared: boolean): readonly LineColumn<VersionLine>[] {
  return [
    {
      title: 'SINCE',
      width: () => timeText(0, width < 60).length,
      span: ({version}) => ({text: timeText(version.wallSeconds, width < 60)}),
    },
    {
      title: '',
      width: () => 1,
      span: ({isMarked}) => ({text: isMarked ? '*' : '', style: 'key'}),
    },
    {
      title: 'NAME',
      width: (screen) => Math.max(8, Math.min(32, Math.floor(screen / 5))),
      span: ({version}, look) => ({text: safeText(version.name, look), style: 'strong'}),
    },
    {
      title: 'UUID',
      width: (screen) => (areNamesShared ? (screen < 120 ? 8 : 36) : 0),
      span: ({version}) => ({text: version.uuid.slice(0, width < 120 ? 8 : 36), style: 'dim'}),
    },
    {
      title: 'LINES',
      width: () => 9,
      align: 'right',
      span: (line, look) => ({text: changedText(line, look)}),
    },
    {
      title: 'SIZE',
      width: (screen) => (screen < 70 ? 0 : 5),
      align: 'right',
      span: ({version}, look) => ({text: bytes(version.bytes, look)}),
    },
    {
      title: 'WHAT IT IS',
      width: () => 30,
      span: (line) => standingSpan(line, width),
    },
  ];
}
