import {shellText} from '../../../model/shell-text.ts';
import {durationText} from '../../../model/words.ts';
import type {Finding, Remedy} from '../../../triage/finding.ts';
import {hostSubject} from '../../../triage/rule.ts';
import {wrapped} from '../../wrap.ts';
import {blank, figures, sentence, type TriageItem} from './item.ts';

const courseHeading = 'Over time, up to now (a full column is critical, a gap is below the first threshold)';

/** Cells before the text of a title: its severity. */
const titleMargin = 7;
/** Cells before the label of a remedy, and before its commands. */
const remedyMargin = 4;
const commandMargin = 6;

/** The remedies that kvmtop can carry out, each by its digit, at most as many as there are digits. */
export function runnableRemedies({remedies}: Finding): readonly Remedy[] {
  return remedies.filter(({operation, commands}) => operation !== undefined || commands.every(isVirsh)).slice(0, 9);
}

function isVirsh([program]: readonly string[]): boolean {
  return program === 'virsh';
}

/** Commands of a remedy that are shown here; the question before it shows them all. */
const mostCommands = 4;
/** Subjects whose course is shown. */
const mostCourses = 5;

/**
 * All there is to say of a finding: what, why, what helps, and since when and by which figures.
 * @param nameOf the name of a domain by its uuid
 */
export function findingItems(
  finding: Finding,
  {at, width, nameOf}: {readonly at: number; readonly width: number; readonly nameOf: (uuid: string) => string},
): readonly TriageItem[] {
  const {severity, title, since, evidence, reason, courses = []} = finding;
  const held = since === undefined ? [] : [{label: 'shows for', value: durationText((at - since) / 1000)}];
  return [
    ...wrapped(title, width - titleMargin).map(
      (text, index): TriageItem => ({kind: 'title', severity: index === 0 ? severity : undefined, text}),
    ),
    blank,
    ...sentence(reason, width),
    ...remedyItems(finding, width),
    blank,
    {kind: 'heading', text: 'By which figures'},
    ...figures([...held, ...evidence], width),
    ...(courses.length > 0 ? [blank, {kind: 'heading', text: courseHeading} as const] : []),
    ...courses.slice(0, mostCourses).map(
      ({subject, weights}): TriageItem => ({
        kind: 'course',
        name: subject === hostSubject ? hostSubject : nameOf(subject),
        weights,
        at,
      }),
    ),
  ];
}

function remedyItems(finding: Finding, width: number): readonly TriageItem[] {
  const {remedies} = finding;
  if (remedies.length === 0) return [];
  const runnable = runnableRemedies(finding);
  return [
    blank,
    {kind: 'heading', text: 'What helps'},
    ...remedies.flatMap((remedy) => {
      const digit = runnable.indexOf(remedy) + 1;
      const label = wrapped(remedy.label, width - remedyMargin).map(
        (text, index): TriageItem => ({
          kind: 'remedy',
          digit: index === 0 && digit > 0 ? digit : undefined,
          text,
        }),
      );
      const shown = remedy.commands.slice(0, remedy.commands.length > mostCommands ? mostCommands - 1 : mostCommands);
      const commands = shown.flatMap((words) => wrapped(shellText(words), width - commandMargin));
      const left = remedy.commands.length - shown.length;
      const more = left > 0 ? [`and ${left} more like these`] : [];
      return [...label, ...[...commands, ...more].map((text): TriageItem => ({kind: 'command', text}))];
    }),
  ];
}
