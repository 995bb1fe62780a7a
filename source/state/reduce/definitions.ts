import {isOver, type Run} from '../run.ts';
import {reviewOf, withReviews} from '../screens.ts';
import type {Screen, State} from '../state.ts';
import type {Reducers} from './reducers.ts';

/** What is read and written about definitions, for the screens that are about them. */
export const definitionReducers: Reducers<'review' | 'files'> = {
  review: (state, {review}) => {
    const {screen} = state;
    const isOpen = holdsReview(screen, review.path);
    if (isOpen) return {...state, screen: withReviews(screen, review.path, () => review)};
    return {...state, screen: {name: 'review', review, scroll: 0, back: screen}};
  },
  files: (state, {folder, files, beyond}) => {
    const {screen} = state;
    const isWaiting = screen.name === 'files' && screen.folder === folder;
    return isWaiting ? {...state, screen: {...screen, files, beyond}} : state;
  },
};

function holdsReview(screen: Screen, path: string): boolean {
  if (screen.name === 'review' && screen.review.path === path) return true;
  return 'back' in screen && holdsReview(screen.back, path);
}

/**
 * The state once a run is over: what was under review is left when it has been defined, and else has the reason why it
 * was not.
 */
export function withDefined(state: State, run: Run): State {
  const path = definedPath(run);
  if (path === undefined || !isOver(run) || run.status === 'dry-run') return state;
  const review = reviewOf(state.screen);
  if (run.status !== 'done') {
    const text = [run.error, run.advice].filter((part) => part !== undefined).join('\n') || `It was ${run.status}.`;
    const fault = {text, line: lineIn(run.error)};
    return {...state, screen: withReviews(state.screen, path, (each) => ({...each, fault}))};
  }
  const screen = withReviews(state.screen, path, () => undefined);
  if (review?.path !== path || run.error !== undefined) return {...state, screen};
  const text =
    review.uuid === undefined ? `${review.name} is defined; it is not started.` : `${review.name} is defined anew.`;
  return {...state, screen, notice: {level: 'info', text}};
}

/** The file that a run defines; undefined for one that defines none. */
export function definedPath({program, argv}: Pick<Run, 'program' | 'argv'>): string | undefined {
  const index = argv.indexOf('--file');
  return program === 'virsh' && argv[0] === 'define' && index > 0 ? argv[index + 1] : undefined;
}

/** libvirt names the line of what is no XML: (domain_definition):70: Opening and ending tag mismatch. */
function lineIn(error: string | undefined): number | undefined {
  const [, line] = /\(domain_definition\):(\d+):/.exec(error ?? '') ?? [];
  return line === undefined ? undefined : Number(line);
}
