import {type RestorePlan, verdictOf} from '../archive/restore-plan.ts';
import {safeText} from '../format/safe-text.ts';
import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';
import {ask, canAsk} from './ask.ts';

/** Why a plan is not carried out, as a sentence, and what the program ends with. */
export interface Refusal {
  readonly sentence: string;
  readonly exitCode: number;
}

const failed = (sentence: string): Refusal => ({sentence, exitCode: exitCodes.failed});

/** Finds out whether a plan may be carried out: by the options, or by asking. @returns undefined when it may */
export async function refusalOf(
  plan: RestorePlan,
  {accept, yes}: Pick<TaskOf<'restore'>, 'accept' | 'yes'>,
): Promise<Refusal | undefined> {
  const verdict = verdictOf(plan);
  if (accept !== undefined && accept !== plan.digest) {
    return failed(
      'The plan is not the one that was accepted: what is there has changed. Look at it again with --plan.',
    );
  }
  if (verdict === 'blocks') {
    const reasons = plan.problems.filter(({level}) => level === 'blocks').map(({text}) => text);
    return failed(`It cannot be restored so. ${reasons.join(' ')}`);
  }
  if (accept !== undefined) return undefined;
  if (yes) {
    if (verdict === 'note') return undefined;
    return failed(`It would overwrite what is there, which --yes does not: say --accept ${plan.digest} if it shall.`);
  }
  if (!canAsk()) {
    const how = verdict === 'note' ? '--yes' : `--accept ${plan.digest}`;
    return {sentence: `There is no terminal to ask on: say ${how} if it shall be done.`, exitCode: exitCodes.usage};
  }
  return (await isAgreed(plan)) ? undefined : failed('Nothing was restored.');
}

/** Enter or y where nothing is lost; the name of the domain where something is. */
async function isAgreed(plan: RestorePlan): Promise<boolean> {
  if (verdictOf(plan) === 'note') return /^(y|yes)?$/i.test((await ask('Restore it? [Y/n] ')) ?? 'n');
  const word = typeable.test(plan.name) ? plan.name : plan.manifest.domain.uuid.slice(0, 8);
  const what = word === plan.name ? 'the name of the domain' : 'the first 8 digits of its UUID';
  return (await ask(`To overwrite what is there, type ${what}, ${safeText(word)}: `)) === word;
}

/** What can be typed on any keyboard, and is seen as it is. */
const typeable = /^[!-~]([ -~]*[!-~])?$/;
