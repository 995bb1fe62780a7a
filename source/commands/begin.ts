import {shellText} from '../model/shell-text.ts';
import type {Values} from '../operations/operation.ts';
import type {AskDialog, Subject} from '../state/dialog.ts';
import {isOver, type Run} from '../state/run.ts';
import {type Ask, type AskField, runsToBegin, selectAsk} from '../state/select/ask.ts';
import type {Screen, State} from '../state/state.ts';
import type {Outcome} from './command.ts';
import {act} from './outcome.ts';

/** A question that nobody has answered anything to, but for what may be filled in already. */
export function newQuestion(subject: Subject, values: Values = {}): AskDialog {
  return {kind: 'ask', subject, values, focus: 0, cursor: 0, typed: {text: '', cursor: 0}, error: undefined};
}

/**
 * Opens a question, with what is filled in already, at the first field that wants an answer, the cursor at its end. Where all of them have good ones, the
 * confirmation has the keys, so that what is typed for it goes into no field.
 */
export function openQuestion(state: State, subject: Subject, values: Values = {}): readonly Outcome[] {
  const question = newQuestion(subject, values);
  const {fields} = selectAsk(state, question);
  const isGiven = ({id, problem}: AskField): boolean => values[id] !== undefined && problem === undefined;
  const wanting = fields.findIndex((field) => wantsAnswer(field) && !isGiven(field));
  const focus = wanting < 0 ? fields.length : wanting;
  return act({type: 'dialog', dialog: {...question, focus, cursor: [...(fields[focus]?.value ?? '')].length}});
}

/**
 * Opens the question of an operation on a bare key, at once where all is known, and else when it has been read: until
 * then it takes the keys, so that what is typed for it becomes no command.
 */
export function openEagerly(state: State, subject: Extract<Subject, {type: 'operation'}>): readonly Outcome[] {
  const dialog = {...newQuestion(subject), eager: true};
  const unread = subject.uuids.filter((uuid) => !state.facts.has(uuid));
  if (unread.length === 0) return goOn({...state, dialog});
  return [...act({type: 'dialog', dialog}), {effect: {type: 'readFacts', uuids: unread}}];
}

/** What becomes of a question that waits for facts, now that there are some. */
export function goOn(state: State): readonly Outcome[] {
  const {dialog} = state;
  if (dialog?.kind !== 'ask' || dialog.eager !== true) return [];
  const ask = selectAsk(state, dialog);
  if (isUnread(state, ask)) return [];
  const isFaulty = ask.fields.some(({problem}) => problem !== undefined);
  if (ask.obstacle !== undefined && !isFaulty) return refused(ask.obstacle);
  return ask.fields.some(wantsAnswer) ? openQuestion(state, dialog.subject) : begin(state, runsToBegin(ask));
}

/** Text must be written, and one of several names be chosen; of several manners the first will do. */
function wantsAnswer({choices, problem}: AskField): boolean {
  return problem !== undefined || !choices || choices.every(({value, label}) => value === label);
}

/** Does what needs no question at once, and asks about the rest. */
export function beginOrAsk(state: State, subject: Subject): readonly Outcome[] {
  const ask = selectAsk(state, newQuestion(subject));
  const isFree = ask.guard.kind === 'enter' && ask.fields.length === 0;
  if (!isFree || isUnread(state, ask)) return openQuestion(state, subject);
  if (ask.obstacle === undefined) return begin(state, runsToBegin(ask));
  return refused(ask.obstacle);
}

function refused(text: string): readonly Outcome[] {
  return act({type: 'dialog', dialog: undefined}, {type: 'notice', notice: {level: 'info', text}});
}

/** Carries out runs, closes what asked for them, and opens the pager for the output of those that are about it. */
export function begin({screen}: State, runs: readonly Run[]): readonly Outcome[] {
  if (runs.length === 0) return [];
  const readable = runs.filter(({how}) => how === 'pager');
  return [
    ...act({type: 'runs', runs}, {type: 'dialog', dialog: undefined}),
    ...(readable.length > 0 ? act({type: 'screen', screen: pagerFor(readable, screen)}) : []),
    {effect: {type: 'run', runs}},
  ];
}

/** Leaves kvmtop, unless something has not ended: then it asks, and the second time leaves all the same. */
export function leave({runs, dialog}: State): readonly Outcome[] {
  const isAsked = dialog?.kind === 'ask' && dialog.subject.type === 'quit';
  if (isAsked || runs.every(isOver)) return [{effect: {type: 'quit'}}];
  return act({type: 'prompt', prompt: undefined}, {type: 'dialog', dialog: newQuestion({type: 'quit'})});
}

function pagerFor([first, ...others]: readonly Run[], screen: Screen): Screen {
  const command = first ? shellText([first.program, ...first.argv]) : '';
  const isOne = others.length === 0;
  const title = isOne ? command : `${command} and ${others.length} more`;
  const whose = isOne ? {run: first?.id} : {run: undefined, batch: first?.batch};
  // What was read before is done with.
  const back = screen.name === 'pager' ? screen.back : screen;
  return {name: 'pager', pager: {title, ...whose, text: undefined, scroll: 0, search: ''}, back};
}

/** Whether the question may still get fields, or lose what is in its way, once the domains have been read. */
function isUnread({facts}: State, {targets, obstacle}: Ask): boolean {
  return obstacle !== undefined && targets.some(({uuid}) => !facts.has(uuid));
}
