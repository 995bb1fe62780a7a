import type {IUnicodeVersionProvider} from '@xterm/headless';
import stringWidth from 'string-width';

const asciiEnd = 0x7f;

function width(codepoint: number): 0 | 1 | 2 {
  if (codepoint < asciiEnd) {
    return codepoint < 0x20 ? 0 : 1;
  }
  const measured = stringWidth(String.fromCodePoint(codepoint));
  return measured === 0 || measured === 2 ? measured : 1;
}

/**
 * Character widths of today's terminals for xterm, whose own table is Unicode 6 and gives an emoji one cell.
 * The bits of `charProperties` (joins in bit 0, width in bits 1–2) are those of xterm's UnicodeService.
 */
export const unicodeProvider: IUnicodeVersionProvider = {
  version: 'today',
  wcwidth: width,
  charProperties(codepoint, preceding) {
    const own = width(codepoint);
    const before = (preceding >> 1) & 0b11;
    const joins = own === 0 && preceding !== 0 && before !== 0;
    return ((joins ? before : own) << 1) | (joins ? 1 : 0);
  },
};
