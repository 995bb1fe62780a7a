import {manyNamesText} from '../../../model/words.ts';
import type {Subject} from '../../dialog.ts';
import {isOver, type Run} from '../../run.ts';
import type {State} from '../../state.ts';
import type {Ask} from '../ask.ts';

import {askTargets} from './targets.ts';

const plain = {danger: 'disruptive', fields: [], runs: [], guard: {kind: 'yes'}, confirming: true} as const;

/** The question before a run that has begun is given up. */
export function askAbandon(state: State, {run: id}: Extract<Subject, {type: 'abandon'}>): Ask {
  const run = state.runs.find((candidate) => candidate.id === id);
  return {
    ...plain,
    title: run ? endingOf(run) : 'give up',
    targets: askTargets(state, run?.uuid === undefined ? [] : [run.uuid]),
    consequences: run ? abandonConsequences(run) : [],
    obstacle: run && !isOver(run) ? undefined : 'It is over already.',
  };
}

function endingOf(run: Run): string {
  const noun = run.program === 'kvmtop' ? nouns[run.argv[0] ?? ''] : undefined;
  return noun === undefined ? `give up ${titleOf(run)}` : `cancel the ${noun} of ${run.name ?? 'a domain'}`;
}

/** What kvmtop itself makes. */
const nouns: Readonly<Record<string, string>> = {backup: 'backup', restore: 'restore'};

function abandonConsequences({job, uuid, status, program, argv, ending}: Run): readonly string[] {
  if (status === 'waiting') return ['It has not begun, and will not.'];
  if (program === 'kvmtop') {
    return ending
      ? ['It was told to end, and puts things in order. Killed now, it leaves that to kvmtop recover.']
      : [undone[argv[0] ?? ''] ?? 'It ends, and changes nothing.'];
  }
  if (job && uuid !== undefined) return [`virsh domjobabort --domain ${uuid} ends the job: nothing comes of it.`];
  return ['kvmtop no longer waits for it. libvirt may go on with what it has begun.'];
}

/** What becomes of what kvmtop itself has begun when it is told to end. */
const undone: Readonly<Record<string, string>> = {
  backup: 'It ends the copy, and removes what there is of it.',
  restore: 'It ends, and puts back what was there before.',
};

/** The question before kvmtop is left while commands have not ended. */
export function askQuit({runs}: State): Ask {
  const begun = runs.filter(({status}) => status === 'running');
  const running = begun.filter(({program}) => program !== 'kvmtop').map(titleOf);
  const own = begun.filter(({program}) => program === 'kvmtop').map(titleOf);
  const waiting = runs.filter(({status}) => status === 'waiting').map(titleOf);
  const open = begun.length + waiting.length;
  return {
    ...plain,
    title: open === 0 ? 'quit' : `quit, though ${open === 1 ? '1 command has' : `${open} commands have`} not ended`,
    targets: [],
    consequences: [
      ...(running.length > 0
        ? [`Goes on without kvmtop, which will not tell the outcome: ${manyNamesText(running)}.`]
        : []),
      ...(own.length > 0 ? [`Goes on by itself, and is seen again by B: ${manyNamesText(own)}.`] : []),
      ...(waiting.length > 0 ? [`Has not begun, and will not: ${manyNamesText(waiting)}.`] : []),
    ],
    obstacle: undefined,
  };
}

function titleOf({label, name}: Run): string {
  return name === undefined ? label : `${label} ${name}`;
}
