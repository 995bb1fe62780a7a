import type {Dialog} from '../state/dialog.ts';
import {isOver} from '../state/run.ts';
import type {State} from '../state/state.ts';

/** Decides which keys reach the commands. */
export interface KeyGate {
  /** Presses keys that came in one terminal event, until one of them closes the gate. */
  feed(keys: readonly string[], press: (key: string) => void): void;
  /** Whether what is typed now was typed blindly, or is meant for another program. */
  isClosed(): boolean;
  /** The keys that were typed for a program which does not read yet; they are taken out. */
  takeHeld(): readonly string[];
  /** The terminal is back from this run, whose outcome may not be in the state yet. */
  isBack(run: number): void;
}

/**
 * Makes the gate. A key that opens a question closes it for the rest of what the terminal sent at once, which is
 * dropped: nobody has read the question yet. A key that asks for a program which gets the terminal closes it until that
 * program has ended: what is typed meanwhile is meant for the program, and must never be a command here. It is held for
 * whoever can give it to the program.
 */
export function createKeyGate(getState: () => State): KeyGate {
  const back = new Set<number>();
  let held: string[] = [];
  let isDeaf = false;

  function awaitsProgram(): boolean {
    return getState().runs.some((run) => run.how === 'terminal' && !isOver(run) && !back.has(run.id));
  }

  return {
    isClosed: () => isDeaf || awaitsProgram(),
    isBack: (run) => void back.add(run),
    takeHeld: () => held.splice(0),
    feed(keys, press) {
      for (const [index, key] of keys.entries()) {
        if (isDeaf) return;
        if (awaitsProgram()) return void held.push(...keys.slice(index));
        held = [];
        const before = getState().dialog;
        press(key);
        if (!isNewQuestion(before, getState().dialog)) continue;
        // All that the terminal sent at once is delivered within one turn of the event loop.
        isDeaf = true;
        setImmediate(() => {
          isDeaf = false;
        });
      }
    },
  };
}

function isNewQuestion(before: Dialog | undefined, after: Dialog | undefined): boolean {
  return after?.kind === 'ask' && !(before?.kind === 'ask' && before.subject === after.subject);
}
