import type {Guest} from './fleet.ts';

/** Names that a guest's owner may have chosen to break somebody's screen. */
export const hostileGuests: readonly Guest[] = [
  {name: 'esc\u001b[2J\u001b[31mred\u0007', cpu: 90},
  {name: 'line\nbreak\ttab\rreturn', cpu: 80},
  {name: '\u202egnp.exe\u202c right to left', cpu: 70},
  {name: 'שלום עולם', cpu: 60},
  {name: 'x'.repeat(300), cpu: 50},
  {name: '仮想マシン'.repeat(20), cpu: 40},
  {name: '👩‍👩‍👧‍👦 🇩🇪 family', cpu: 30},
  {name: 'e\u0301\u0302\u0303\u0304\u0305\u0306 marks\u200b\u200d\ufeff', cpu: 20},
  {name: 'lone \ud800 surrogate \ue000', cpu: 10},
  {name: 'it\'s a "name" with ümläut', cpu: 5},
  {name: ' ', cpu: 1},
];
