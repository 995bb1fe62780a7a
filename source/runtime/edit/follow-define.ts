import type {Action} from '../../state/action.ts';
import {definedPath} from '../../state/reduce/definitions.ts';
import {isOver, type Run} from '../../state/run.ts';
import {reviewOf} from '../../state/screens.ts';
import type {State} from '../../state/state.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {dropDraft} from './drafts.ts';
import {draftOf} from './edit.ts';
import {makeReview} from './make-review.ts';
import {createDefineElsewhere} from './schema.ts';

interface FollowerOptions {
  readonly virsh: Virsh;
  readonly env: NodeJS.ProcessEnv;
  readonly getState: () => State;
  readonly dispatch: (action: Action) => void;
}

/**
 * Makes what looks at the state after each change: of a text that was defined the file is removed, and one that was
 * refused is compared anew, as what is defined may be another by now.
 */
export function createDefineFollower({virsh, env, getState, dispatch}: FollowerOptions): () => void {
  const means = {virsh, getState, defineElsewhere: createDefineElsewhere(env)};
  const open = new Set<number>();
  let runs: readonly Run[] = [];

  async function refused(path: string): Promise<void> {
    const review = reviewOf(getState().screen);
    if (review?.path !== path || !review.fault) return;
    const next = await makeReview(means, draftOf(review, review.after, review.source));
    // Somebody else's change is no fault of the text.
    const fault =
      next.earlier !== undefined && next.before !== review.before ? next.fault : (next.fault ?? review.fault);
    if (reviewOf(getState().screen) === review) dispatch({type: 'review', review: {...next, fault}});
  }

  return () => {
    const {runs: now} = getState();
    if (now === runs) return;
    runs = now;
    for (const run of now) {
      const path = definedPath(run);
      if (path === undefined) continue;
      if (!isOver(run)) open.add(run.id);
      else if (open.delete(run.id)) {
        if (run.status === 'done') void dropDraft(env, path).catch(() => undefined);
        else void refused(path);
      }
    }
  };
}
