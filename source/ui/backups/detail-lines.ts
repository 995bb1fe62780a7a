import {bytes} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import {isOver} from '../../state/run.ts';
import type {BackupRow} from '../../state/select/backups.ts';
import {clockText} from '../clock-text.ts';
import {glyphs} from '../glyphs.ts';
import {commandText} from '../log/columns.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';
import {wrapWords} from '../wrap.ts';
import {aboutText} from './columns.ts';
import {partLine, partsWidth} from './part-line.ts';
import {backupStatus} from './status.ts';

type Lines = readonly (readonly Span[])[];

function said(text: string | undefined, style: Style | undefined, width: number, look: Look): Lines {
  return text === undefined || text.trim() === ''
    ? []
    : wrapWords(safeText(text, look), width - 2).map((line) => [{text: ` ${line}`, style}]);
}

/** What came of a run, or how far what is under way is: as a whole, and each of its disks. */
function workLines({run, progress}: BackupRow, width: number, look: Look): Lines {
  if (run && isOver(run)) {
    const words = [run.error, run.advice].filter((part) => part !== undefined).join(' ');
    const good = `Verified: all is as it was written (asked for at ${clockText(run.wallSeconds)}).`;
    return run.status === 'done' ? said(good, 'good', width, look) : said(words, 'crit', width, look);
  }
  const parts = progress?.parts ?? [];
  const nameWidth = partsWidth(parts, width);
  return [
    ...said(progress?.text, undefined, width, look),
    ...parts.map((part) => partLine(part, {nameWidth, width}, look)),
  ];
}

/**
 * All there is to say of one backup below the list.
 * @param at milliseconds of the monotonic clock
 */
export function detailLines(row: BackupRow, at: number, width: number, look: Look): Lines {
  const {found, run, save} = row;
  const {dot, horizontal} = glyphs(look);
  const rule: Lines = [[{text: horizontal.repeat(width), style: 'dim'}]];
  if (save) {
    return [
      ...rule,
      ...said(`${save.name}: ${aboutText(row, look, width)}.`, undefined, width, look),
      ...said('enter opens what can be done: start goes on from it, start afresh leaves it out.', 'dim', width, look),
    ];
  }
  const status = backupStatus(row, at, look);
  const facts = [
    ...(found?.consistency === undefined ? [] : [found.consistency]),
    ...(found?.bytes === undefined ? [] : [bytes(found.bytes, look)]),
    ...(found?.uuid === undefined ? [] : [found.uuid]),
  ];
  const command = run && (!isOver(run) || !found) ? commandText(run, look) : undefined;
  return [
    ...rule,
    ...said(command ?? found?.folder, 'info', width, look),
    [{...status, text: ` ${status.text.trim()}`}, ...facts.map((fact): Span => ({text: dot + fact}))],
    ...workLines(row, width, look),
    ...said(run && !isOver(run) ? undefined : found?.reason, 'warn', width, look),
  ];
}
