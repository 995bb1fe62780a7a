import type {Values} from '../../source/operations/operation.ts';
import {operations} from '../../source/operations/table.ts';
import type {Action} from '../../source/state/action.ts';
import type {Subject} from '../../source/state/dialog.ts';
import {newRuns} from '../../source/state/runs/new-run.ts';
import {runsToBegin, selectAsk} from '../../source/state/select/ask.ts';
import {type State, triageTabs} from '../../source/state/state.ts';
import {uuid} from './fleet.ts';
import {parts} from './play-runs.ts';
import {pick, type Random} from './random.ts';
import {facts} from './select/small-operations.ts';

const statuses = ['waiting', 'running', 'done', 'failed', 'cancelled', 'abandoned', 'dry-run'] as const;
const kinds = ['lifecycle', 'io-error', 'tray-change'] as const;

/** Something that a user or libvirt could do about changes, possible in this state or not. */
export function randomChange(random: Random, state: State): Action {
  const name = (): string => `d${random(45)}`;
  const names = (): readonly string[] => Array.from({length: random(5)}, name);
  const back = state.screen;
  const options: readonly [() => Action, ...(() => Action)[]] = [
    () => ({type: 'marks', uuids: new Set(names().map(uuid)), anchor: pick(random, [undefined, uuid(name())])}),
    () => ({type: 'dialog', dialog: {kind: 'menu', uuids: names().map(uuid), cursor: random(50)}}),
    () => ({type: 'dialog', dialog: dialogOf(random, subjectOf(random, names().map(uuid)))}),
    () => ({type: 'dialog', dialog: undefined}),
    () => ({type: 'readOnly', on: random(4) === 0}),
    () => ({type: 'runs', runs: confirmed(state)}),
    () => ({
      type: 'runs',
      runs: newRuns(
        state,
        names().map((one) => parts(one, {operation: 'shutdown'})),
      ),
    }),
    () => ({
      type: 'run',
      id: random(state.nextRun + 1),
      news: {status: pick(random, statuses), startedAt: random(1e6), error: pick(random, [undefined, 'a\nb', ''])},
    }),
    () => ({type: 'facts', uuid: uuid(name()), facts: random(2) > 0 ? facts : {error: 'No.'}}),
    () => ({type: 'event', event: {time: undefined, kind: pick(random, kinds), domain: name(), detail: 'Stopped x'}}),
    () => ({
      type: 'screen',
      screen: {name: 'log', cursor: pick(random, [undefined, random(9)]), back: {name: 'table'}},
    }),
    () => ({
      type: 'screen',
      screen: {
        name: 'triage',
        tab: pick(random, triageTabs),
        cursor: pick(random, [undefined, 'crashed', 'above-pcpus', 'cpu-overcommit']),
        open: random(2) > 0,
        scroll: random(40),
        back: {name: 'table'},
      },
    }),
    () => ({type: 'screen', screen: {name: 'events', scroll: random(9), back: {name: 'table'}}}),
    () => ({type: 'screen', screen: {name: 'help', scroll: 0, back: back.name === 'detail' ? back : {name: 'table'}}}),
    () => ({
      type: 'screen',
      screen: {
        name: 'pager',
        pager: {title: '', run: random(9), text: undefined, scroll: random(9), search: ''},
        back: {name: 'table'},
      },
    }),
    () => ({type: 'output', run: random(9), text: 'a\nb\n'.repeat(random(40))}),
    () => ({type: 'pager', scroll: random(99), search: pick(random, ['', 'a', '(', '\\'])}),
  ];
  return pick(random, options)();
}

function subjectOf(random: Random, uuids: readonly string[]): Subject {
  const operation = operations[random(operations.length)]?.id ?? 'nonsense';
  return pick<Subject>(random, [
    {type: 'operation', operation, uuids},
    {type: 'operation', operation, uuids},
    {type: 'command', argv: ['destroy', 'x'], danger: 'destructive', uuid: uuids[0]},
    {type: 'abandon', run: random(9)},
    {type: 'quit'},
  ]);
}

function dialogOf(random: Random, subject: Subject): State['dialog'] {
  const values = pick<Values>(random, [{}, {size: 'x', mode: 'y', name: '/'}]);
  return {kind: 'ask', subject, values, focus: random(4), cursor: 0, typed: {text: '', cursor: 0}, error: undefined};
}

/** What the open question would begin. */
function confirmed(state: State): ReturnType<typeof runsToBegin> {
  return state.dialog?.kind === 'ask' ? runsToBegin(selectAsk(state, state.dialog)) : [];
}
