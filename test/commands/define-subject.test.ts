import {expect, it} from 'vitest';
import {defineSubject} from '../../source/commands/define-subject.ts';
import type {Review} from '../../source/state/review.ts';

const missing = {level: 'warning', text: 'The image of vda does not exist on this host: /i/a'} as const;
const review: Review = {
  title: 'define /i/a.xml',
  uuid: undefined,
  name: 'a',
  path: '/i/a.xml',
  before: undefined,
  after: '<domain><name>a</name></domain>',
  notes: [{level: 'info', text: 'A new domain is made.'}],
  fault: undefined,
  live: [],
};
const subjectOf = (part: Partial<Review>) => {
  const subject = defineSubject({world: {domains: new Map()} as never}, {...review, ...part});
  if (subject.type !== 'command') throw new Error('It is no command.');
  return subject;
};

it.each([
  ['makes a domain whose images are there', {}, 'reversible', false],
  ['makes a domain with a missing image', {notes: [missing]}, 'disruptive', true],
  ['replaces a definition', {uuid: 'u', before: review.after}, 'disruptive', false],
] as const)('a define that %s', (_, part, danger, tells) => {
  const subject = subjectOf(part);
  expect(subject.danger).toBe(danger);
  expect(subject.consequences?.includes(missing.text)).toBe(tells);
});

it('says again what was warned of, but not so much that the command is out of sight', () => {
  const notes = Array.from({length: 7}, (_, index) => ({level: 'warning', text: `Warning ${index}.`}) as const);
  expect(subjectOf({notes: notes.slice(0, 3)}).consequences).toEqual([
    'A new domain is made; it is not started.',
    'Warning 0.',
    'Warning 1.',
    'Warning 2.',
  ]);
  expect(subjectOf({notes}).consequences?.slice(1)).toEqual([
    'Warning 0.',
    'Warning 1.',
    'The review warns of 5 more.',
  ]);
});
