import {describe, expect, it} from 'vitest';
import type {Values} from '../../source/operations/operation.ts';
import {argvOf, choicesOf, consequencesOf, faultOf, operation, type Traits, target, uuid} from './target.ts';

const off = {state: 'shut off'} as const;
const transient = {facts: {persistent: false}} as const;
const on = ['--domain', uuid];
const snapshots = {facts: {snapshots: ['-one', "it's two"]}};

it.each<[string, Traits, Values, readonly string[]]>([
  ['start', off, {}, ['start', ...on]],
  ['start-paused', off, {}, ['start', ...on, '--paused']],
  ['start-afresh', off, {}, ['start', ...on, '--force-boot']],
  ['resume', {}, {}, ['resume', ...on]],
  ['suspend', {}, {}, ['suspend', ...on]],
  ['wake-up', {}, {}, ['dompmwakeup', ...on]],
  ['shutdown', {}, {}, ['shutdown', ...on]],
  ['shutdown', {}, {mode: 'agent'}, ['shutdown', ...on, '--mode', 'agent']],
  ['reboot', {}, {mode: 'acpi'}, ['reboot', ...on, '--mode', 'acpi']],
  ['reset', {}, {}, ['reset', ...on]],
  ['destroy', {}, {}, ['destroy', ...on]],
  ['destroy', {}, {graceful: 'yes'}, ['destroy', ...on, '--graceful']],
  ['console', {}, {}, ['console', ...on]],
  ['console', {}, {device: 'console1', force: 'yes'}, ['console', ...on, '--devname', 'console1', '--force']],
  ['graphics', {}, {}, ['domdisplay', ...on, '--all']],
  ['viewer', {}, {}, ['--uuid', uuid]],
  ['managed-save', {}, {}, ['managedsave', ...on]],
  ['managed-save-remove', {}, {}, ['managedsave-remove', ...on]],
  ['save', {}, {file: '/a b'}, ['save', ...on, '--file', '/a b']],
  ['restore', off, {file: '/a b'}, ['restore', '--file', '/a b']],
  ['set-memory', {}, {size: '100', place: 'both'}, ['setmem', ...on, '--size', '100MiB', '--live', '--config']],
  ['set-memory', {}, {size: '98305k', place: 'live'}, ['setmem', ...on, '--size', '98305KiB', '--live']],
  ['set-memory', off, {size: '0.1G', place: 'both'}, ['setmem', ...on, '--size', '104857KiB', '--config']],
  ['set-maximum-memory', {}, {size: '1.5G'}, ['setmaxmem', ...on, '--size', '1536MiB', '--config']],
  ['set-vcpus', {}, {count: '2'}, ['setvcpus', ...on, '--count', '2', '--live']],
  ['set-vcpus', off, {count: '2'}, ['setvcpus', ...on, '--count', '2', '--config']],
  ['balloon-stats', {}, {place: 'both'}, ['dommemstat', ...on, '--period', '5', '--live', '--config']],
  ['autostart', {}, {}, ['autostart', ...on]],
  ['no-autostart', {}, {}, ['autostart', ...on, '--disable']],
  ['snapshot-create', {}, {}, ['snapshot-create-as', ...on]],
  [
    'snapshot-create',
    {},
    {name: '--x', description: "it's", kind: 'disk-only'},
    ['snapshot-create-as', ...on, '--name', '--x', '--description', "it's", '--disk-only'],
  ],
  ['snapshot-list', snapshots, {}, ['snapshot-list', ...on, '--tree']],
  ['snapshot-revert', snapshots, {}, ['snapshot-revert', ...on, '--snapshotname', '-one']],
  [
    'snapshot-delete',
    snapshots,
    {snapshot: "it's two", children: 'yes'},
    ['snapshot-delete', ...on, '--snapshotname', "it's two", '--children'],
  ],
  ['rename', off, {name: '-x'}, ['domrename', ...on, '--new-name', '-x']],
  ['clone', {...off, name: '-a'}, {name: '--b'}, ['--original=-a', '--name=--b', '--auto-clone']],
])('%s of %j with %j', (id, traits, values, argv) => {
  expect(argvOf(id, traits, values)).toEqual(argv);
});

describe('the agent of a guest', () => {
  it.each([
    ['connected', ['default', 'acpi', 'agent']],
    ['unknown', ['default', 'acpi', 'agent']],
    ['disconnected', ['default', 'acpi']],
    ['none', ['default', 'acpi']],
  ] as const)('is offered when it may answer: %s', (agent, choices) => {
    expect(choicesOf('shutdown', 'mode', [target({definition: {agent}})])).toEqual(choices);
  });

  it('is offered only when every guest has one', () => {
    const one = target({definition: {agent: 'connected'}});
    expect(choicesOf('shutdown', 'mode', [one, target()])).toEqual(['default', 'acpi']);
    expect(choicesOf('shutdown', 'mode', [one, target({unread: true})])).toEqual(['default', 'acpi']);
  });
});

describe('where a change holds', () => {
  it.each<[string, readonly Traits[], readonly string[]]>([
    ['one that runs', [{}], ['live', 'config', 'both']],
    ['one that is off', [off], ['config']],
    ['a transient one', [transient], ['live']],
    ['one that runs and one that is off', [{}, off], ['config', 'both']],
    ['one that is transient and one that runs', [transient, {}], ['live']],
  ])('is offered of %s', (_, traits, choices) => {
    expect(choicesOf('set-vcpus', 'place', traits.map(target))).toEqual(choices);
  });

  it('cannot be anywhere for one that is off together with a transient one', () => {
    const targets = [target(off), target({...transient, name: 't'})];
    for (const place of choicesOf('set-vcpus', 'place', targets) ?? []) {
      expect(faultOf('set-vcpus', 'place', targets, {place})).toMatch(/^(web1 is not running|t is transient)/);
    }
  });

  it('is judged anew when a domain has stopped', () => {
    expect(faultOf('set-vcpus', 'place', [target(off)], {place: 'live'})).toBe(
      'web1 is not running: choose the next start.',
    );
  });
});

describe('a console', () => {
  const consoles = [
    {name: 'serial0', kind: 'isa-serial'},
    {name: 'console1', kind: 'virtio'},
  ];

  it('is picked where there are several', () => {
    expect(choicesOf('console', 'device', [target({definition: {consoles}})])).toEqual(['serial0', 'console1']);
    expect(choicesOf('console', 'device', [target()])).toBeUndefined();
  });
});

describe('saved memory', () => {
  const {precheck} = operation('restore');
  const check = (xml: string) => precheck?.(target(off), {file: '/f'}).fault(xml);

  it('is looked at before it is restored', () => {
    expect(precheck?.(target(off), {file: '/f'}).argv).toEqual(['save-image-dumpxml', '--file', '/f']);
  });

  it('is restored when it is of this domain', () => {
    expect(check(`<domain><name>old</name><uuid>${uuid}</uuid></domain>`)).toBeUndefined();
  });

  it('says whose it is', () => {
    expect(check('<domain><name>a&lt;b&gt; &amp;lt;</name><uuid>00000000-0000-4000-8000-000000000000</uuid>')).toBe(
      'The file holds the memory of another domain, a<b> &lt; (00000000-0000-4000-8000-000000000000), not of web1.',
    );
  });

  it('is left alone when it does not say so', () => {
    expect(check('')).toMatch(/does not say whose/);
    expect(check(`<domain><uuid>x${uuid}</uuid>`)).toMatch(/does not say whose/);
  });
});

describe('a clone', () => {
  const fault = (stdout: string, name = 'web1') =>
    operation('clone')
      .precheck?.(target({...off, name}), {})
      .fault(stdout);

  it('is made of the domain that still has the name', () => {
    expect(fault('web1\n\n')).toBeUndefined();
    expect(fault('web1\n', 'web1')).toBeUndefined();
    expect(fault('web10\n')).toMatch(/another name/);
    expect(fault('web\n')).toMatch(/another name/);
    expect(fault('')).toMatch(/another name/);
  });
});

describe('what is lost', () => {
  it.each<[string, Traits, Values, RegExp | undefined]>([
    ['destroy', {}, {}, /not written/],
    ['destroy', transient, {}, /ceases to exist/],
    ['save', transient, {}, /forgets it/],
    ['restore', {...off, facts: {managedSave: true}}, {}, /managed save stays/],
    ['snapshot-create', {}, {}, /stands still/],
    ['snapshot-create', off, {}, undefined],
    ['snapshot-create', off, {kind: 'disk-only'}, /new file/],
    ['snapshot-revert', snapshots, {}, /since -one was taken/],
    ['snapshot-delete', snapshots, {children: 'yes'}, /any snapshot/],
    ['set-vcpus', {definition: {vcpus: {current: 2, maximum: 2}}}, {count: '1'}, /hot-pluggable/],
    ['set-vcpus', {}, {count: '2'}, undefined],
    ['set-maximum-memory', {}, {size: '64'}, /shrinks/],
    ['set-maximum-memory', {}, {size: '64'}, /keeps its maximum/],
    ['set-maximum-memory', off, {size: '256'}, undefined],
  ])('%s of %j with %j: %s', (id, traits, values, pattern) => {
    const says = consequencesOf(id, traits, values).join(' ');
    if (pattern) expect(says).toMatch(pattern);
    else expect(says).toBe('');
  });
});
