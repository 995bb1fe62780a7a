import type {Notice} from '../../state/state.ts';
import type {Left} from './what-editor-left.ts';

/** What an editor left that is not reviewed as it is. */
type Spoilt = Exclude<Left, {kind: 'changed'}>;

/**
 * What is said of an editor that left nothing to review: first what came of it and where the text is, as a narrow screen
 * cuts off what is too long; then why.
 * @param kept where the text is, if it still is, as a sentence
 */
export function leftNotice(left: Spoilt, kept: string): Notice {
  switch (left.kind) {
    case 'unreadable':
      return {level: 'warning', text: `Nothing was defined. ${left.reason}`};
    case 'emptied':
      return {level: 'warning', text: 'The text was emptied, so that nothing was defined.'};
    case 'broken':
      return {level: 'warning', text: `Nothing was defined. ${kept} ${left.reason}`};
    case 'unchanged':
      return left.reason === undefined
        ? {level: 'info', text: 'Nothing was changed.'}
        : {level: 'warning', text: `Nothing was changed. ${left.reason}`};
  }
}
