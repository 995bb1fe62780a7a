import {shellText} from '../../model/shell-text.ts';
import {selectLayout} from '../layout.ts';
import type {Review} from '../review.ts';
import type {State} from '../state.ts';
import {wrapped} from '../wrap.ts';
import {blank, margin, type ReviewItem, sentence} from './review/item.ts';
import {changeItems, type Extent, faultItems, wholeLines} from './review/text-items.ts';

export type {ReviewItem, TextItem} from './review/item.ts';

/** What is about to be defined, below a title line: what is to be known of it, and what it changes. */
export interface ReviewView extends Extent {
  readonly review: Review;
  /** The visible ones. */
  readonly items: readonly ReviewItem[];
  /** Index of the first visible one among all. */
  readonly first: number;
  readonly total: number;
  readonly height: number;
}

/** The review on the screen; undefined while none is. */
export function selectReview(state: State): ReviewView | undefined {
  const {screen} = state;
  if (screen.name !== 'review') return undefined;
  const {items, added, removed} = contentOf(screen.review, state.size.columns);
  const height = reviewHeight(state);
  const first = Math.min(screen.scroll, lastReviewScroll(state));
  const visible = items.slice(first, first + height);
  return {review: screen.review, items: visible, first, total: items.length, height, added, removed};
}

/** Lines of the screen for a review. */
export function reviewHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - 1);
}

/** How far the review can be scrolled: so far that its last line is the last of the screen. */
export function lastReviewScroll(state: State): number {
  const {screen, size} = state;
  if (screen.name !== 'review') return 0;
  return Math.max(0, contentOf(screen.review, size.columns).items.length - reviewHeight(state));
}

interface Content extends Extent {
  readonly items: readonly ReviewItem[];
}

const changes = new WeakMap<Review, Content>();
const contents = new WeakMap<Review, {readonly columns: number; readonly content: Content}>();

/** Made once for a review and a width of the screen: texts can be long. */
function contentOf(review: Review, columns: number): Content {
  const known = contents.get(review);
  if (known?.columns === columns) return known.content;
  const change = changes.get(review) ?? changeItems(review);
  changes.set(review, change);
  const items = [...remarks(review, columns), blank, ...wholeLines(change.items, columns)];
  const content = {...change, items};
  contents.set(review, {columns, content});
  return content;
}

/** What stands above the change: why it cannot be, what is to be known, and what can be done at once. */
function remarks(review: Review, columns: number): readonly ReviewItem[] {
  const {fault, notes, live} = review;
  const excerpt = wholeLines(faultItems(review), columns);
  const place = fault?.line === undefined ? '' : `Line ${fault.line}: `;
  return [
    ...(fault
      ? [...sentence(place + fault.text, columns, 'fault'), ...(excerpt.length > 0 ? [blank, ...excerpt] : [])]
      : []),
    ...(fault && notes.length > 0 ? [blank] : []),
    ...notes.flatMap(({level, text}) => sentence(text, columns, level)),
    ...(live.length > 0 ? [blank, {kind: 'heading', text: 'The running domain can have this at once'} as const] : []),
    ...live.flatMap(({label, argv}, index): readonly ReviewItem[] => [
      {kind: 'live', digit: index + 1, text: label},
      ...wrapped(shellText(['virsh', ...argv]), columns - margin).map((text) => ({kind: 'command', text}) as const),
    ]),
  ];
}
