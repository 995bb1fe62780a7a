import {describe, expect, it} from 'vitest';
import {hasColor, isAsciiLocale} from '../../source/runtime/look.ts';

describe('isAsciiLocale', () => {
  it.each([
    [{}, true],
    [{LANG: 'en_US.UTF-8'}, false],
    [{LANG: 'C.utf8'}, false],
    [{LANG: 'C'}, true],
    [{LANG: 'de_DE@euro'}, true],
    [{LANG: 'en_US.UTF-8', LC_CTYPE: 'C'}, true],
    [{LANG: 'C', LC_CTYPE: 'C.UTF-8'}, false],
    [{LANG: 'en_US.UTF-8', LC_CTYPE: 'en_US.UTF-8', LC_ALL: 'POSIX'}, true],
    [{LANG: 'en_US.UTF-8', LC_ALL: ''}, false],
  ])('of %j is %s', (environment, expected) => {
    expect(isAsciiLocale(environment)).toBe(expected);
  });
});

describe('hasColor', () => {
  it.each([
    [{TERM: 'xterm-256color'}, true],
    [{TERM: 'dumb'}, false],
    [{TERM: 'xterm', NO_COLOR: '1'}, false],
    [{TERM: 'xterm', NO_COLOR: ''}, true],
    [{TERM: 'dumb', NO_COLOR: '1', FORCE_COLOR: '1'}, true],
    [{TERM: 'xterm', FORCE_COLOR: '0'}, false],
  ])('of %j is %s', (environment, expected) => {
    expect(hasColor(environment)).toBe(expected);
  });
});
