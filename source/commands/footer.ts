import type {AskDialog, Dialog} from '../state/dialog.ts';
import {enterConfirms, type Guard, selectAsk} from '../state/select/ask.ts';
import type {Prompt, Screen, State} from '../state/state.ts';
import {keyLabel} from './keys.ts';
import {commands} from './table.ts';

/** A key worth knowing on this screen. */
export interface Hint {
  readonly key: string;
  readonly label: string;
  /** It is among those for which a narrow screen has room, too: the way out, and to the help. */
  readonly stays?: boolean;
}

const cancel: Hint = {key: keyLabel('escape'), label: 'cancel'};
const enter = (label: string): Hint => ({key: keyLabel('enter'), label});

const promptHints: Readonly<Record<Prompt['kind'], readonly Hint[]>> = {
  filter: [enter('keep'), cancel],
  delay: [enter('keep'), cancel],
  search: [enter('keep'), cancel],
  path: [enter('open'), {key: keyLabel('tab'), label: 'complete'}, cancel],
  name: [enter('keep'), cancel],
  virsh: [enter('run'), {key: keyLabel('tab'), label: 'complete'}, cancel],
};

const guardHints: Readonly<Record<Guard['kind'], readonly Hint[]>> = {
  enter: [enter('run'), cancel],
  yes: [{key: 'y', label: 'yes'}, {key: 'n', label: 'no'}, cancel],
  word: [enter('confirm'), cancel],
};

/** Screens on which what there are keys for depends on what they show. */
const choosy: ReadonlySet<Screen['name']> = new Set(['triage', 'review', 'backups', 'restore']);

/** The hints for the foot of the screen, the most useful first; while something is open over it, how to go on and out. */
export function hints(state: State): readonly Hint[] {
  const {screen, prompt, dialog, readOnly} = state;
  if (prompt) return promptHints[prompt.kind];
  if (dialog) return dialogHints(state, dialog);
  return commands
    .filter(({footer, screens}) => footer !== undefined && screens.includes(screen.name))
    .filter(({tab}) => tab === undefined || (screen.name === 'detail' && screen.tab === tab))
    .filter(({danger}) => !readOnly || danger === 'view')
    .filter(({disabled, keys: [key = '']}) => !choosy.has(screen.name) || disabled?.(state, key) === undefined)
    .toSorted((a, b) => (a.footer ?? 0) - (b.footer ?? 0))
    .map(({id, keys: [key = ''], label}) => ({key: keyLabel(key), label, stays: id === 'help' || key === 'escape'}));
}

function dialogHints(state: State, dialog: Dialog): readonly Hint[] {
  return dialog.kind === 'menu' ? [enter('run'), {...cancel, label: 'close'}] : askHints(state, dialog);
}

function askHints(state: State, dialog: AskDialog): readonly Hint[] {
  const ask = selectAsk(state, dialog);
  const {confirming, guard, fields, obstacle} = ask;
  const back = fields.length > 0 ? [{key: keyLabel('up'), label: 'change'}] : [];
  if (confirming && obstacle !== undefined) return [cancel, ...back];
  if (confirming) return [...guardHints[guard.kind], ...back];
  const turn = fields[dialog.focus]?.choices ? [{key: keyLabel('space'), label: 'change'}] : [];
  return [...turn, enter(enterConfirms(ask, dialog) ? 'run' : 'next'), cancel];
}
