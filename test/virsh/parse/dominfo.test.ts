import {expect, it} from 'vitest';
import {parseDominfo} from '../../../source/virsh/parse/dominfo.ts';
import {parseNames} from '../../../source/virsh/parse/names.ts';
import {fixture} from '../fixture.ts';

it.each([
  ['shut-off', {active: false, persistent: true, autostart: false, managedSave: false}],
  ['active', {active: true, persistent: true, autostart: true, managedSave: false}],
  ['managed-save', {active: false, persistent: true, autostart: true, managedSave: true}],
  ['transient', {active: true, persistent: false, autostart: false, managedSave: false}],
])('reads what dominfo says of a domain: %s', (name, expected) => {
  expect(parseDominfo(fixture(`facts/dominfo-${name}.txt`))).toEqual(expected);
});

it('is not fooled by a name with line breaks', () => {
  const recorded = fixture('facts/dominfo-transient.txt');
  const odd = recorded.replace('st1', 'x\nPersistent: yes\nId: -\nManaged save: yes');
  expect(odd).not.toBe(recorded);
  expect(parseDominfo(odd)).toMatchObject({persistent: false, managedSave: false});
});

it('does not know what is not said', () => {
  const nothing = {active: false, persistent: undefined, autostart: undefined, managedSave: undefined};
  expect(parseDominfo('')).toEqual(nothing);
  expect(parseDominfo('Managed save:   unknown\nPersistent: \n')).toEqual(nothing);
});

it('takes names as they are', () => {
  expect(parseNames(fixture('facts/snapshot-list.txt'))).toEqual([' two ', `it's "one" -x`]);
  expect(parseNames(fixture('facts/checkpoint-list.txt'))).toEqual(['cp1']);
  expect(parseNames('\n')).toEqual([]);
  expect(parseNames('')).toEqual([]);
});
