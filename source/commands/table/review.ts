import {comparisonText} from '../../archive/version-compare.ts';
import {shellText} from '../../model/shell-text.ts';
import {definedPath} from '../../state/reduce/definitions.ts';
import type {LiveChange, Review} from '../../state/review.ts';
import {isOver} from '../../state/run.ts';
import type {Screen, State} from '../../state/state.ts';
import {beginOrAsk} from '../begin.ts';
import type {Command, Outcome} from '../command.ts';
import {defineSubject} from '../define-subject.ts';
import {act} from '../outcome.ts';
import {carriedOut} from '../virsh-line/enter.ts';
import {mannerOf} from '../virsh-line/manner.ts';

const shared = {group: 'definitions', danger: 'view', screens: ['review']} as const;

/** What can be done with a definition that is under review. */
export const reviewCommands: readonly Command[] = [
  {
    ...shared,
    id: 'define-reviewed',
    keys: ['enter'],
    label: 'define',
    help: 'Define what is under review; asks first where it takes the place of another definition.',
    danger: 'reversible',
    footer: 10,
    disabled: (state) => {
      const review = reviewed(state);
      if (!review) return undefined;
      if (isBeingDefined(state, review)) return 'It is being defined already.';
      if (isGone(state, review))
        return `${review.name} is not there any more: e compares the text with what is defined now, which makes a new domain of it.`;
      if (review.fault) return `It cannot be defined as it is: ${firstLine(review.fault.text)} e edits it.`;
      return review.before === review.after ? 'Nothing is changed, so that there is nothing to define.' : undefined;
    },
    run: (state) => {
      const review = reviewed(state);
      return review ? beginOrAsk(state, defineSubject(state, review)) : [];
    },
  },
  {
    ...shared,
    id: 'edit-again',
    keys: ['e'],
    label: 'edit',
    help: 'Edit the text that is under review again, at its fault where it has one.',
    danger: 'reversible',
    footer: 20,
    disabled: (state) => {
      const review = reviewed(state);
      return review && isBeingDefined(state, review) ? 'It is being defined.' : undefined;
    },
    run: () => [{effect: {type: 'editAgain'}}],
  },
  {
    ...shared,
    id: 'live-change',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: 'do it live',
    help: 'Ask about the command of that number, which brings a change of the review to the running domain at once.',
    danger: 'reversible',
    footer: 30,
    disabled: (state, key) => (liveChange(state, key) ? undefined : `No command here has the number ${key}.`),
    run: askLive,
  },
  {
    ...shared,
    id: 'others-change',
    keys: ['o'],
    label: 'theirs',
    help: 'Show what somebody else has changed while the text under review was written.',
    footer: 40,
    disabled: (state) =>
      reviewed(state)?.earlier === undefined ? 'Nobody has changed the definition meanwhile.' : undefined,
    run: showOthers,
  },
  {
    ...shared,
    id: 'close-review',
    keys: ['escape', 'q'],
    label: 'leave',
    help: 'Go back without defining anything; a text that is nowhere else is kept.',
    footer: 80,
    run: leaveReview,
  },
];

function reviewed({screen}: State): Review | undefined {
  return screen.name === 'review' ? screen.review : undefined;
}

function isBeingDefined({runs}: State, {path}: Review): boolean {
  return runs.some((run) => !isOver(run) && definedPath(run) === path);
}

/** The domain has been undefined, and is off, since its definition was compared. */
function isGone({world}: State, {uuid}: Review): boolean {
  return uuid !== undefined && !world.domains.has(uuid);
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function liveChange(state: State, key: string): LiveChange | undefined {
  return reviewed(state)?.live[Number(key) - 1];
}

/** As if it had been typed. */
function askLive(state: State, key: string): readonly Outcome[] {
  const change = liveChange(state, key);
  if (!change) return [];
  const {argv} = change;
  const manner = mannerOf(argv) ?? {danger: 'disruptive', how: 'background'};
  return carriedOut(state, {type: 'command', ...manner, argv, uuid: reviewed(state)?.uuid, title: change.label});
}

function showOthers(state: State): readonly Outcome[] {
  const {before, earlier, name} = reviewed(state) ?? {};
  if (before === undefined || earlier === undefined) return [];
  const title = `what somebody else has changed in ${name}`;
  const text = comparisonText(earlier, before);
  const pager = {title, run: undefined, text, isComparison: true, scroll: 0, search: ''};
  const screen: Screen = {name: 'pager', pager, back: state.screen};
  return act({type: 'screen', screen});
}

function leaveReview(state: State): readonly Outcome[] {
  const {screen} = state;
  if (screen.name !== 'review') return [];
  const {path, source} = screen.review;
  const back = act({type: 'screen', screen: screen.back});
  if (isBeingDefined(state, screen.review)) return back;
  if (source !== undefined) return [...back, {effect: {type: 'dropDraft', path}}];
  const text = `Nothing was defined. Your text is kept: ${shellText([path])}`;
  return [...back, ...act({type: 'notice', notice: {level: 'info', text}})];
}
