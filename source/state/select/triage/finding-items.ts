import {shellText} from '../../../model/shell-text.ts';
import type {Finding, Remedy} from '../../../triage/finding.ts';
import {durationText} from '../../../triage/words.ts';
import {wrapped} from '../../wrap.ts';
import {blank, figures, sentence, type TriageItem} from './item.ts';

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

/**
 * All there is to say of a finding: what, since when, by which figures, why, and what helps.
 * @param at milliseconds of the monotonic clock
 */
export function findingItems(finding: Finding, at: number, width: number): readonly TriageItem[] {
  const {severity, title, since, evidence, reason} = finding;
  const held = since === undefined ? [] : [{label: 'shows for', value: durationText((at - since) / 1000)}];
  return [
    ...wrapped(title, width - titleMargin).map(
      (text, index): TriageItem => ({kind: 'title', severity: index === 0 ? severity : undefined, text}),
    ),
    blank,
    ...figures([...held, ...evidence], width),
    blank,
    ...sentence(reason, width),
    ...remedyItems(finding, width),
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
      const commands = remedy.commands.flatMap((words) => wrapped(shellText(words), width - commandMargin));
      return [...label, ...commands.map((text): TriageItem => ({kind: 'command', text}))];
    }),
  ];
}
