import type {Operation, Target, Values} from '../../../operations/operation.ts';
import type {AskDialog, Subject} from '../../dialog.ts';
import {newRuns, type RunParts} from '../../runs/new-run.ts';
import type {State} from '../../state.ts';
import {targetOf} from '../../targets.ts';
import type {Ask, AskTarget} from '../ask.ts';
import {askConsequences} from './consequences.ts';
import {askFields, valuesOf} from './fields.ts';
import {guardOf} from './guard.ts';
import {obstacleOf} from './obstacle.ts';
import {askTargets} from './targets.ts';

/** The question that an operation asks: it is applied to those of the domains that it fits. */
export function askOperation(
  state: State,
  dialog: AskDialog,
  {operation: id, uuids}: Extract<Subject, {type: 'operation'}>,
  table: readonly Operation[],
): Ask {
  const operation = table.find((candidate) => candidate.id === id);
  if (!operation) return unknownOperation(id);
  const targets = askTargets(state, uuids, operation.unfit);
  const hit = targets.filter(({unfit}) => unfit === undefined);
  const judged = hit.flatMap(({uuid}) => targetOf(state, uuid) ?? []);
  const fields = askFields(operation, judged, dialog);
  const values = valuesOf(fields, dialog.values);
  // Neither commands nor consequences can be told of values that make no sense.
  const told = fields.some(({problem}) => problem !== undefined) ? [] : judged;
  return {
    title: titleOf(operation.label, targets, hit.length),
    danger: operation.danger,
    targets,
    fields,
    consequences: askConsequences(operation, told, values),
    runs: newRuns(
      state,
      told.map((target) => partsOf(operation, target, values)),
    ),
    guard: guardOf(operation.danger, hit, operation.label),
    confirming: dialog.focus >= fields.length,
    obstacle: obstacleOf(state, operation, targets, fields),
  };
}

function partsOf(operation: Operation, target: Target, values: Values): RunParts {
  return {
    label: operation.label,
    operation: operation.id,
    uuid: target.domain.uuid,
    name: target.domain.name,
    program: operation.program ?? 'virsh',
    argv: operation.argv(target, values),
    how: operation.how ?? 'background',
    job: operation.job ?? false,
    precheck: operation.precheck?.(target, values),
  };
}

/** destroy db1; destroy 3 domains; reset 2 of 3 domains: 1 does not fit. */
function titleOf(label: string, targets: readonly AskTarget[], hits: number): string {
  const [first, ...others] = targets;
  if (first && others.length === 0) return `${label} ${first.name}`;
  const unfit = targets.length - hits;
  if (unfit === 0) return `${label} ${targets.length} domains`;
  return `${label} ${hits} of ${targets.length} domains: ${unfit} ${unfit === 1 ? 'does' : 'do'} not fit`;
}

function unknownOperation(id: string): Ask {
  return {
    title: id,
    danger: 'view',
    targets: [],
    fields: [],
    consequences: [],
    runs: [],
    guard: {kind: 'enter'},
    confirming: true,
    obstacle: `kvmtop knows no operation called ${id}.`,
  };
}
