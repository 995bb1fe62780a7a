import type {Review} from './review.ts';
import type {Pager, Screen} from './state.ts';

export type DetailScreen = Extract<Screen, {name: 'detail'}>;

/** The detail screen that is open, be it beneath the help or another screen that goes back to it. */
export function detailOf(screen: Screen): DetailScreen | undefined {
  if ('back' in screen) return detailOf(screen.back);
  return screen.name === 'detail' ? screen : undefined;
}

/** The screens with something else in place of the detail screen; as they are where none is open. */
export function withDetail(screen: Screen, change: (detail: DetailScreen) => Screen): Screen {
  if ('back' in screen) return {...screen, back: withDetail(screen.back, change)};
  return screen.name === 'detail' ? change(screen) : screen;
}

/** Whether a screen is open, be it beneath another one. */
export function hasScreen(screen: Screen, name: Screen['name']): boolean {
  return screen.name === name || ('back' in screen && hasScreen(screen.back, name));
}

/** The screens, each changed, be it beneath another one. */
export function withEach(screen: Screen, change: (screen: Screen) => Screen): Screen {
  return change('back' in screen ? {...screen, back: withEach(screen.back, change)} : screen);
}

/** The screens with every pager among them changed, be it beneath another one. */
export function withPagers(screen: Screen, change: (pager: Pager) => Pager): Screen {
  return withEach(screen, (one) => (one.name === 'pager' ? {...one, pager: change(one.pager)} : one));
}

/** The screens with every review of this file changed, be it beneath another screen; undefined takes it away. */
export function withReviews(screen: Screen, path: string, change: (review: Review) => Review | undefined): Screen {
  if (!('back' in screen)) return screen;
  const back = withReviews(screen.back, path, change);
  if (screen.name !== 'review' || screen.review.path !== path) return {...screen, back};
  const review = change(screen.review);
  return review ? {...screen, review, back} : back;
}

/** The review that is open, be it beneath the help or another screen that goes back to it. */
export function reviewOf(screen: Screen): Review | undefined {
  if (screen.name === 'review') return screen.review;
  return 'back' in screen ? reviewOf(screen.back) : undefined;
}
