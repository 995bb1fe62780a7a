import type {Screen} from './state.ts';

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
