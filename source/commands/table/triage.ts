import {findOperation} from '../../operations/table.ts';
import {detailOf} from '../../state/screens.ts';
import {readOnlyReason} from '../../state/select/ask/obstacle.ts';
import {selectConcerns} from '../../state/select/concerns.ts';
import {runnableRemedies} from '../../state/select/triage/finding-items.ts';
import {findingCursor, isList, openFinding, type TriageScreen} from '../../state/select/triage.ts';
import {shownWorld} from '../../state/shown.ts';
import {type Screen, type State, triageTabs} from '../../state/state.ts';
import type {Remedy} from '../../triage/finding.ts';
import {openQuestion} from '../begin.ts';
import type {Command, Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {remedySubject} from '../remedy-subject.ts';
import {carriedOut} from '../virsh-line/enter.ts';

const shared = {group: 'triage', danger: 'view', screens: ['triage']} as const;

/** What is wrong, and what helps. */
export const triageCommands: readonly Command[] = [
  {
    ...shared,
    id: 'triage',
    keys: ['!'],
    label: 'triage',
    help: 'Show what is wrong, why, and what helps; and how CPU and memory are shared out.',
    screens: ['table', 'detail'],
    footer: 22,
    run: (state) => act({type: 'screen', screen: triageOf(state)}),
  },
  {
    ...shared,
    id: 'open-finding',
    keys: ['enter'],
    label: 'open',
    help: 'Show the figures of the finding under the cursor, why it is so, and what helps.',
    footer: 10,
    disabled: (state) => (isList(state) ? undefined : 'Findings are opened in their list.'),
    run: (state) => {
      const cursor = shownWorld(state).triage.findings[findingCursor(state)]?.id;
      return cursor === undefined ? [] : changed(state, {cursor, open: true, scroll: 0});
    },
  },
  {
    ...shared,
    id: 'remedy',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: 'do it',
    help: 'Ask about the command of that number, filled in: nothing is run without an answer.',
    footer: 20,
    disabled: (state, key) => {
      const remedy = remedyOf(state, key);
      return remedy === undefined ? withoutRemedy(state, key) : refusal(state, remedy);
    },
    run: (state, key) => {
      const remedy = remedyOf(state, key);
      return remedy === undefined ? [] : asked(state, remedy);
    },
  },
  {
    ...shared,
    id: 'next-triage-tab',
    keys: ['tab', 'right'],
    label: 'next tab',
    help: 'Go on to how CPU, then how memory is shared out, and to the findings again.',
    footer: 30,
    run: (state) => turned(state, 1),
  },
  {
    ...shared,
    id: 'previous-triage-tab',
    keys: ['shift+tab', 'left'],
    label: 'previous tab',
    help: 'Go to the previous tab of triage.',
    run: (state) => turned(state, -1),
  },
  {
    ...shared,
    id: 'close-triage',
    keys: ['escape', 'q'],
    label: 'back',
    help: 'Go back to the list of findings, and from there to where triage was opened.',
    footer: 80,
    run: (state) => {
      const {screen} = state;
      if (screen.name !== 'triage') return [];
      const isOpen = screen.tab === 'findings' && screen.open;
      return isOpen ? changed(state, {open: false, scroll: 0}) : act({type: 'screen', screen: screen.back});
    },
  },
];

/** Triage, from the detail of a domain with the cursor on what is said of that. */
function triageOf(state: State): Screen {
  const opened = detailOf(state.screen)?.uuid;
  const cursor = opened === undefined ? undefined : selectConcerns(state).get(opened)?.finding;
  return {name: 'triage', tab: 'findings', cursor, open: false, scroll: 0, back: state.screen};
}

function changed({screen}: State, news: Partial<TriageScreen>): readonly Outcome[] {
  return screen.name === 'triage' ? act({type: 'screen', screen: {...screen, ...news}}) : [];
}

/** The tabs are a ring. */
function turned(state: State, step: number): readonly Outcome[] {
  if (state.screen.name !== 'triage') return [];
  const {tab} = state.screen;
  const next = triageTabs.at((triageTabs.indexOf(tab) + step) % triageTabs.length) ?? tab;
  return changed(state, {tab: next, open: false, scroll: 0});
}

function remedyOf(state: State, key: string): Remedy | undefined {
  const finding = openFinding(state);
  return finding && runnableRemedies(finding)[Number(key) - 1];
}

function withoutRemedy(state: State, key: string): string {
  return openFinding(state) ? `No command here has the number ${key}.` : 'Open a finding first, with enter.';
}

function refusal(state: State, {operation}: Remedy): string | undefined {
  if (!operation) return undefined;
  const known = findOperation(operation.id);
  return known ? readOnlyReason(state, known) : `kvmtop knows no operation called ${operation.id}.`;
}

/** The question, as the action menu or a typed line would ask it; what an operation must know is read anew. */
function asked(state: State, {operation, commands}: Remedy): readonly Outcome[] {
  if (!operation) return carriedOut(state, remedySubject(commands));
  const {id, uuid, values} = operation;
  const uuids = [uuid];
  return [
    ...openQuestion(state, {type: 'operation', operation: id, uuids}, values),
    {effect: {type: 'readFacts', uuids}},
  ];
}
