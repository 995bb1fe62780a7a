import {describe, expect, it} from 'vitest';
import {domainStates} from '../../source/model/domain-state.ts';
import {findOperation, operations} from '../../source/operations/table.ts';
import {filled, target, uuid} from './target.ts';

const rich = {
  facts: {managedSave: true, snapshots: ['one'], checkpoints: ['cp']},
  definition: {nvram: '/nvram/web1.fd', agent: 'connected' as const},
};

describe('the table', () => {
  it.each(['id', 'key', 'label'] as const)('has no %s twice', (name) => {
    const all = operations.map((operation) => operation[name]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('has keys of one letter that the menu does not need itself', () => {
    for (const {key} of operations) expect(key).toMatch(/^[A-Za-z]$/);
    const keys = operations.map(({key}) => key);
    for (const taken of ['j', 'k', 'q']) expect(keys).not.toContain(taken);
  });

  it('keeps the operations of a section together', () => {
    const changes = operations.filter(({section}, index) => section !== operations[index - 1]?.section);
    expect(changes.map(({section}) => section)).toEqual([
      ...['power', 'console', 'memory state', 'backup', 'resources', 'snapshots', 'definition'],
    ]);
  });

  it('finds an operation by its id', () => {
    expect(findOperation('destroy')?.label).toBe('destroy');
    expect(findOperation('toString')).toBeUndefined();
  });
});

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  const one = target(rich);
  const values = filled(id, [one]);

  it('explains itself in a sentence', () => {
    expect(operation.help).toMatch(/^[A-Z].*\.$/);
    expect(operation.label).toMatch(/^[a-z]/);
  });

  it('addresses the domain by its uuid, itself or in the question before it', () => {
    const words = [operation.argv(one, values), operation.precheck?.(one, values).argv ?? []].flat();
    const isChecked = id === 'restore';
    expect(words.includes(uuid) || isChecked).toBe(true);
    expect(operation.argv(one, values).every((word) => typeof word === 'string')).toBe(true);
  });

  it('asks for one thing once, and offers what it asks for', () => {
    const fields = operation.fields?.([one]) ?? [];
    expect(new Set(fields.map((field) => field.id)).size).toBe(fields.length);
    for (const {initial, choices} of fields) {
      if (choices) expect(choices.map(({value}) => value)).toContain(initial);
    }
  });

  it('makes its arguments of every value that it asks for', () => {
    const bare = JSON.stringify([operation.argv(one, values), operation.precheck?.(one, values).argv]);
    for (const field of operation.fields?.([one]) ?? []) {
      const other =
        field.choices?.find(({value}) => value !== field.initial)?.value ?? (id === 'undefine' ? 'vda' : '7');
      if (field.choices?.length === 1) continue;
      const changed = {...values, [field.id]: other};
      const argv = JSON.stringify([operation.argv(one, changed), operation.precheck?.(one, changed).argv]);
      expect(argv, field.id).not.toBe(bare);
    }
  });

  it('says something of every state, and takes some', () => {
    const domains = domainStates.flatMap((state) => [
      target({...rich, state}),
      target({state, facts: {autostart: true}}),
    ]);
    const reasons = domains.map((domain) => operation.unfit(domain));
    expect(reasons).toContain(undefined);
    for (const reason of reasons) expect(reason ?? 'fits').toMatch(/^[a-z][^.]*$/);
  });

  it('loses nothing without saying so', () => {
    const says = operation.consequences?.(one, values) ?? [];
    if (operation.danger === 'destructive') expect(says.length).toBeGreaterThan(0);
    for (const sentence of says) expect(sentence).toMatch(/^\S.*\.$/);
  });

  it('needs no facts, or says that it waits for them', () => {
    for (const state of domainStates) {
      const blind = target({state, unread: true});
      const reason = operation.unfit(blind);
      if (reason === undefined) expect(operation.argv(blind, filled(id, [blind])).join(' ')).toMatch(/\S/);
      else expect([operation.unfit(target({...rich, state})), 'its facts are still being read']).toContain(reason);
    }
  });
});
