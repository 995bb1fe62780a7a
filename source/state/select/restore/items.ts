import type {Part} from '../../../archive/progress.ts';
import {type RestorePlan, type RestoreProblem, stepText} from '../../../archive/restore-plan.ts';
import type {State} from '../../state.ts';
import {wrapped} from '../../wrap.ts';
import {choiceItems} from './choices.ts';
import {outcomeItems, type RestoreRun} from './outcome.ts';

/** What stands on one line of a restore. Texts hold names as they are. */
export type RestoreItem =
  | {readonly kind: 'blank'}
  | {readonly kind: 'heading'; readonly text: string}
  | {readonly kind: 'text' | 'good' | 'warning' | 'fault'; readonly text: string}
  /** A choice and the key that changes it. */
  | {readonly kind: 'choice'; readonly key: string; readonly text: string}
  /** How bad it is stands before the first line of a problem. */
  | {readonly kind: 'problem'; readonly level: RestoreProblem['level']; readonly first: boolean; readonly text: string}
  /** Its number stands before the first line of a step. */
  | {readonly kind: 'step'; readonly number: number | undefined; readonly text: string}
  /** How far a file is that is being copied. */
  | {readonly kind: 'part'; readonly part: Part};

type Restoring = Extract<State['screen'], {name: 'restore'}>;

const blank: RestoreItem = {kind: 'blank'};
/** Cells before the text of a problem, the longest level before it, and of a step. */
const problemMargin = 14;
const stepMargin = 6;

const gravity: readonly RestoreProblem['level'][] = ['blocks', 'overwrites', 'note'];

/** All that is to be said of a restore on a screen of so many cells. */
export function restoreItems(
  {plan, choices, folder}: Restoring,
  run: RestoreRun | undefined,
  width: number,
): readonly RestoreItem[] {
  if (plan === undefined) return text(`What restoring ${folder} would do is being found out.`, width);
  if ('error' in plan) return [...text(plan.error, width, 'fault'), blank, ...choiceItems(choices, undefined, width)];
  return [
    ...(run ? [...outcomeItems(run, width), blank] : []),
    ...text(aboutText(plan), width),
    blank,
    ...choiceItems(choices, plan, width),
    ...problemItems(plan, width),
    blank,
    {kind: 'heading', text: 'What it does, in this order'},
    ...plan.steps.flatMap((step, index) =>
      wrapped(stepText(step), width - stepMargin).map(
        (line, part): RestoreItem => ({kind: 'step', number: part === 0 ? index + 1 : undefined, text: line}),
      ),
    ),
  ];
}

function aboutText({manifest}: RestorePlan): string {
  const {domain, consistentAt, consistency, host} = manifest;
  const disks = manifest.disks.filter(({file}) => file !== undefined).length;
  const copies = disks === 1 ? '1 disk' : `${disks} disks`;
  return `A backup of ${domain.name} on ${host}, as of ${timeText(consistentAt)}: ${consistency}, ${copies}.`;
}

/** What is in the way, the worst first. */
function problemItems({problems}: RestorePlan, width: number): readonly RestoreItem[] {
  if (problems.length === 0) return [];
  const sorted = gravity.flatMap((level) => problems.filter((problem) => problem.level === level));
  return [
    blank,
    {kind: 'heading', text: 'What is to be known before'},
    ...sorted.flatMap(({level, text: words}) =>
      wrapped(withKeys(words), width - problemMargin).map(
        (line, index): RestoreItem => ({kind: 'problem', level, first: index === 0, text: line}),
      ),
    ),
  ];
}

/** The options of the command line that problems name, and the keys of this screen that do the same. */
const keys = {'(--as NAME)': '(n)', '(--images DIR)': '(o)'} as const;

function withKeys(words: string): string {
  return Object.entries(keys).reduce((text, [option, key]) => text.replaceAll(option, key), words);
}

/** A sentence on as many lines as it takes. */
function text(
  words: string,
  width: number,
  kind: 'text' | 'good' | 'warning' | 'fault' = 'text',
): readonly RestoreItem[] {
  return wrapped(words, width - 2).map((line) => ({kind, text: line}));
}

/** The local time of a moment in ISO 8601, to the minute; the text itself where it is none. */
function timeText(moment: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? moment : date.toLocaleString('sv-SE').slice(0, 16);
}
