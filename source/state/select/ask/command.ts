import type {Subject} from '../../dialog.ts';
import {newRuns, type RunParts} from '../../runs/new-run.ts';
import type {State} from '../../state.ts';
import type {Ask} from '../ask.ts';
import {guardOf, wordGuard} from './guard.ts';
import {misfit, readOnlyReason, unfitObstacle} from './obstacle.ts';
import {askTargets} from './targets.ts';

type Command = Extract<Subject, {type: 'command'}>;

/**
 * The question before a typed virsh command. Whether it may change anything in read-only mode is left to libvirt, which
 * is then asked through a read-only connection.
 */
export function askCommand(state: State, subject: Command): Ask {
  const {danger, uuid, each = [subject]} = subject;
  const [word = ''] = subject.argv;
  const {label = word, program} = subject;
  const targets = uuid === undefined ? [] : askTargets(state, [...new Set(uuids(each))]);
  const hit = targets.filter(({unfit}) => unfit === undefined);
  const gone = new Set(targets.filter((target) => !hit.includes(target)).map((target) => target.uuid));
  return {
    title: subject.title ?? [`virsh ${word}`, ...about(targets.map(({name}) => name))].join(': '),
    danger,
    targets,
    fields: [],
    consequences: subject.consequences ?? [],
    runs: newRuns(
      state,
      each.filter((one) => !gone.has(one.uuid ?? '')).map((one) => partsOf(state, label, subject, one)),
    ),
    guard: subject.word === undefined ? guardOf(danger, hit, word) : wordGuard(danger, subject.word, word),
    confirming: true,
    // Only virsh is refused by libvirt itself.
    obstacle:
      (program !== undefined ? readOnlyReason(state, {danger}) : undefined) ??
      (targets.length > 0 ? unfitObstacle(misfit(targets)) : undefined),
  };
}

function partsOf(
  {world}: State,
  label: string,
  {how = 'background', program, precheck, name: known}: Command,
  {argv, uuid}: Pick<Command, 'argv' | 'uuid'>,
): RunParts {
  const name = known ?? (uuid === undefined ? undefined : world.domains.get(uuid)?.name);
  return {label, operation: undefined, uuid, name, program: program ?? 'virsh', argv, how, job: false, precheck};
}

function uuids(each: readonly Pick<Command, 'uuid'>[]): readonly string[] {
  return each.flatMap(({uuid}) => uuid ?? []);
}

function about(names: readonly string[]): readonly string[] {
  const [name, ...others] = names;
  if (name === undefined) return [];
  return [others.length > 0 ? `${names.length} domains` : name];
}
