import {whenText} from '../../commands/when-text.ts';
import {bytes} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import type {VersionLine} from '../../state/select/versions.ts';
import type {LineColumn} from '../line-columns.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';

/** What a version is to its domain, in words. */
function standingSpan({standing, version: {undefinedAt}}: VersionLine): Span {
  if (standing === 'now') return {text: 'now', style: 'good'};
  if (standing === 'undefined') {
    return {
      text: `undefined since ${undefinedAt === undefined ? '' : whenText(undefinedAt).slice(5, 16)}`,
      style: 'warn',
    };
  }
  return standing === 'not here' ? {text: 'not defined', style: 'warn'} : {text: ''};
}

/** How many lines are other ones than in the version before. */
function changedText({version: {changed}, isFirst}: VersionLine, look: Look): string {
  if (changed) return `+${changed.added} -${changed.removed}`;
  return isFirst ? 'first' : look.ascii ? '-' : '–';
}

const uuidColumn: LineColumn<VersionLine> = {
  title: 'UUID',
  width: (screen) => (screen < 120 ? 8 : 36),
  span: ({version}) => ({text: version.uuid, style: 'dim'}),
};

const columns: readonly LineColumn<VersionLine>[] = [
  {
    title: 'SINCE',
    width: (screen) => (screen < 60 ? 11 : 19),
    // Of a narrow screen's eleven cells: 11-23 14:03.
    span: ({version}) => ({text: whenText(version.wallSeconds)}),
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
  uuidColumn,
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
    width: () => Number.POSITIVE_INFINITY,
    span: standingSpan,
  },
];

/** When a definition was first seen, whose it is, what it changed, and what has become of it. */
export function versionColumns(areNamesShared: boolean): readonly LineColumn<VersionLine>[] {
  return areNamesShared ? columns : columns.filter((column) => column !== uuidColumn);
}
