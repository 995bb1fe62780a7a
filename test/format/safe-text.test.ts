import {expect, it} from 'vitest';
import {safeText} from '../../source/format/safe-text.ts';

it.each([
  {text: 'db1 "x" it\'s', safe: 'db1 "x" it\'s', ascii: 'db1 "x" it\'s'},
  {text: 'Bär', safe: 'Bär', ascii: 'B?r'},
  {text: 'Ba\u0308r', safe: 'Bär', ascii: 'B?r'},
  {text: 'a\nb\u001b[2J', safe: 'a·b·[2J', ascii: 'a?b?[2J'},
  {text: 'a\u202eb', safe: 'a·b', ascii: 'a?b'},
  {text: 'a\u00a0b', safe: 'a·b', ascii: 'a?b'},
  {text: '\ud800x', safe: '·x', ascii: '?x'},
  {text: 'x\u0300\u0301\u0302\u0303\u0304', safe: 'x\u0300\u0301\u0302·'.normalize('NFC'), ascii: undefined},
  {text: '👩\u200d💻', safe: '👩·💻', ascii: '???'},
  {text: '日本', safe: '日本', ascii: '??'},
  {text: 'क्ष', safe: 'क्·ष', ascii: undefined},
])('$text', ({text, safe, ascii}) => {
  expect(safeText(text)).toBe(safe);
  if (ascii !== undefined) expect(safeText(text, {ascii: true})).toBe(ascii);
});
