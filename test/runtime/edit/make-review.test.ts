import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {keepDraft} from '../../../source/runtime/edit/drafts.ts';
import {type Draft, makeReview} from '../../../source/runtime/edit/make-review.ts';
import {VirshError} from '../../../source/virsh/errors.ts';
import type {RunResult} from '../../../source/virsh/virsh.ts';
import {seen} from '../../state/fleet.ts';
import {createFakeRuns, failure} from '../fake-runs.ts';

const ids = {db1: '11111111-1111-1111-1111-111111111111', web1: '22222222-2222-2222-2222-222222222222'};
const other = '33333333-3333-3333-3333-333333333333';

const xml = (name: string, uuid: string | undefined, more = '') =>
  `<domain>\n  <name>${name}</name>\n${uuid ? `  <uuid>${uuid}</uuid>\n` : ''}  <memory unit='KiB'>1024</memory>\n${more}</domain>\n`;

/** The fleet, with UUIDs that are some. */
const state = (() => {
  const {state: start} = seen({db1: {}, web1: {state: 'shut off'}});
  const domains = new Map(
    [...start.world.domains.values()].map((domain) => {
      const uuid = ids[domain.name as keyof typeof ids];
      return [uuid, {...domain, uuid}];
    }),
  );
  return {...start, world: {...start.world, domains}};
})();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-review-'));
});
afterAll(() => rm(folder, {recursive: true}));

const fine: RunResult = {stdout: '', exitCode: 0, error: undefined};

async function reviewOf(
  text: string,
  draft: Partial<Draft> = {},
  elsewhere = async (_: string) => fine,
  unread?: RunResult,
) {
  const {virsh} = createFakeRuns();
  const path = await keepDraft({XDG_STATE_HOME: folder}, 'x', text);
  const run: typeof virsh.run = async (argv) => {
    const name = argv.includes(ids.db1) ? 'db1' : 'web1';
    if (unread && argv[0] === 'dumpxml') return unread;
    if (argv[0] === 'uri') return {...fine, stdout: 'qemu:///system\n'};
    return {...fine, stdout: `${xml(name, ids[name])}\n`};
  };
  const means = {virsh: {...virsh, run}, getState: () => state, defineElsewhere: elsewhere};
  return makeReview(means, {title: 'x', path, text, ...draft});
}

describe('a review', () => {
  it('replaces the domain of its UUID', async () => {
    const review = await reviewOf(xml('db1', ids.db1.toUpperCase(), '  <title>x</title>\n'));
    expect(review).toMatchObject({uuid: ids.db1, before: xml('db1', ids.db1), fault: undefined, earlier: undefined});
    expect(review.notes[0]?.text).toBe('It replaces the definition of db1 (running), which runs on as it is.');
  });

  it('makes a new domain of another name and UUID, whatever it was made of', async () => {
    const review = await reviewOf(xml('new', other), {uuid: ids.db1, was: xml('db1', ids.db1)});
    expect(review).toMatchObject({uuid: undefined, name: 'new', before: undefined, fault: undefined});
    expect(review.notes[0]?.text).toBe('A new domain is made: new. It is not started.');
  });

  it('warns of replacing another domain than the one that was edited', async () => {
    const review = await reviewOf(xml('web1', ids.web1, '  <title>x</title>\n'), {
      uuid: ids.db1,
      was: xml('db1', ids.db1),
    });
    expect(review).toMatchObject({uuid: ids.web1, fault: undefined});
    expect(review.notes[0]).toEqual({
      level: 'warning',
      text: 'It replaces the definition of web1 (shut off). The text was made of that of db1, which stays as it is.',
    });
  });

  it.each<[string, string | undefined, RegExp, number]>([
    ['db1', other, /takes another UUID for a new domain of the same name, and refuses/, 3],
    ['db1', undefined, /put <uuid>1{8}.*back/, 2],
    ['db2', ids.db1, /renames no domain by a definition/, 2],
    ['web1', ids.db1, /takes another UUID/, 3],
  ])('has a fault where libvirt would refuse it: %s with %s', async (name, uuid, said, line) => {
    const {fault} = await reviewOf(xml(name, uuid), {uuid: ids.db1, was: xml('db1', ids.db1)});
    expect(fault).toEqual({text: expect.stringMatching(said), line});
  });

  it('is no new domain where what is defined cannot be read', async () => {
    const forbidden = failure(['dumpxml'], 'operation forbidden: virDomainGetXMLDesc with secure flag');
    const {fault, uuid, notes} = await reviewOf(xml('db1', ids.db1), {}, undefined, forbidden);
    expect([fault?.text, uuid, notes]).toEqual([
      expect.stringMatching(/^What is defined of db1 cannot be read, .* operation forbidden/),
      ids.db1,
      [],
    ]);
  });

  it('is a new domain where the old one has just gone', async () => {
    const error = new VirshError('no-domain', `failed to get domain '${ids.db1}'`, ['dumpxml']);
    const gone = {stdout: '', exitCode: 1, error};
    const review = await reviewOf(xml('db1', ids.db1), {}, undefined, gone);
    expect(review).toMatchObject({uuid: undefined, before: undefined});
  });

  it('has the line of what is no XML', async () => {
    const {fault, uuid} = await reviewOf('<domain>\n<name>db1</name\n</domain>', {uuid: ids.db1});
    expect([fault?.line, uuid]).toEqual([3, ids.db1]);
  });

  it('has what the schema says, and nothing else that the test driver says', async () => {
    const say = (words: string) => async (path: string) => failure(['define', path], words);
    const schema =
      'XML document failed to validate against schema: Unable to validate doc against /x.rng Extra element a';
    const [refused, fine] = await Promise.all([
      reviewOf(xml('db1', ids.db1), {}, say(schema)),
      reviewOf(xml('db1', ids.db1), {}, say('unexpected domain type kvm')),
    ]);
    expect([refused.fault?.text, fine.fault]).toEqual([
      expect.stringMatching(/does not allow it: Extra element a\./),
      undefined,
    ]);
  });

  it('tells what somebody else has changed since', async () => {
    const was = xml('db1', ids.db1).replace('1024', '512');
    const review = await reviewOf(was.replace('512', '256'), {uuid: ids.db1, was});
    expect([review.earlier, review.before]).toEqual([was, xml('db1', ids.db1)]);
    expect(review.notes[0]).toMatchObject({level: 'warning', text: expect.stringMatching(/Somebody else/)});
  });

  it('says what waits for the next start of a domain that runs', async () => {
    const review = await reviewOf(xml('db1', ids.db1, "  <cpu mode='host-model'/>\n"));
    expect(review.notes.map(({text}) => text)).toContainEqual(expect.stringMatching(/At its next start, .*CPU model/));
  });
});
