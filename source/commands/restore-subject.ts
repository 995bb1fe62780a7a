import {type RestorePlan, verdictOf} from '../archive/restore-plan.ts';
import type {Subject} from '../state/dialog.ts';
import type {State} from '../state/state.ts';

/** The question before a plan is carried out: the command does what was planned, or nothing. */
export function restoreSubject({world}: State, plan: RestorePlan): Subject {
  const {folder, choices, name, problems, digest, manifest} = plan;
  const {as, images, definitionOnly} = choices;
  const verdict = verdictOf(plan);
  const uuid = as === undefined && world.domains.has(manifest.domain.uuid) ? manifest.domain.uuid : undefined;
  return {
    type: 'command',
    program: 'kvmtop',
    argv: [
      'restore',
      folder,
      ...(as === undefined ? [] : [`--as=${as}`]),
      ...(images === undefined ? [] : ['--images', images]),
      ...(definitionOnly ? ['--definition-only'] : []),
      '--accept',
      digest,
    ],
    danger: verdict === 'overwrites' ? 'destructive' : 'reversible',
    uuid,
    label: 'restore',
    name,
    word: name,
    title: as === undefined ? `restore ${name}` : `restore ${manifest.domain.name} as ${name}`,
    consequences: problems.filter(({level}) => level === 'overwrites').map(({text}) => text),
  };
}
