type Environment = Readonly<Record<string, string | undefined>>;

/** Whether text must be ASCII: the locale that governs characters (LC_ALL, else LC_CTYPE, else LANG) is not UTF-8. */
export function isAsciiLocale({LC_ALL, LC_CTYPE, LANG}: Environment): boolean {
  return !/utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
}

/**
 * Whether to draw with colour: FORCE_COLOR decides (0 and false are no), then NO_COLOR when it is not empty
 * (https://no-color.org), then TERM.
 */
export function hasColor({FORCE_COLOR, NO_COLOR, TERM}: Environment): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return !NO_COLOR && TERM !== 'dumb';
}
