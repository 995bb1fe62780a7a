import {type RestorePlan, type RestoreProblem, stepText, verdictOf} from '../archive/restore-plan.ts';
import type {Look} from '../format/look.ts';
import {safeText} from '../format/safe-text.ts';
import type {JsonValue} from './json.ts';

const words: Readonly<Record<RestoreProblem['level'], string>> = {
  blocks: 'BLOCKS',
  overwrites: 'OVERWRITES',
  note: 'note',
};

const verdicts: Readonly<Record<RestoreProblem['level'], string>> = {
  blocks: 'It cannot be restored so.',
  overwrites: 'It overwrites what is there.',
  note: 'It overwrites nothing.',
};

/** What a restore would do, and what is in its way, a line each. */
export function restorePlanLines(plan: RestorePlan, look: Look): readonly string[] {
  const {folder, manifest, name, steps, problems, digest} = plan;
  const {consistency, consistentAt, host} = manifest;
  const verdict = verdictOf(plan);
  return [
    `${name}, from ${folder}`,
    `  ${consistency} at ${consistentAt}, on ${host}`,
    ...steps.map((step, index) => `${String(index + 1).padStart(3)}. ${stepText(step)}`),
    ...problems.map(({level, text}) => `${words[level].padEnd(10)}  ${text}`),
    verdict === 'blocks' ? verdicts.blocks : `${verdicts[verdict]} The digest of this plan is ${digest}.`,
  ].map((line) => safeText(line, look));
}

/** The same as `--progress json` prints it. */
export function restorePlanObject(plan: RestorePlan): JsonValue {
  const {folder, manifest, name, steps, problems, digest} = plan;
  return {
    plan: {
      name,
      folder,
      verdict: verdictOf(plan),
      consistency: manifest.consistency,
      consistentAt: manifest.consistentAt,
      steps: steps.map(({what, text, bytes: size}) => ({what, text, bytes: size ?? null})),
      problems: problems.map(({level, text}) => ({level, text})),
      digest,
    },
  };
}
