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

/** The screens with every pager among them changed, be it beneath another one. */
export function withPagers(screen: Screen, change: (pager: Pager) => Pager): Screen {
  if (!('back' in screen)) return screen;
  const next = {...screen, back: withPagers(screen.back, change)};
  return next.name === 'pager' ? {...next, pager: change(next.pager)} : next;
}
