import {chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {createHistory, historyPath} from '../../source/runtime/history.ts';
import type {Action} from '../../source/state/action.ts';
import {bounds} from '../../source/state/bounds.ts';
import {patienceMs} from '../patience.ts';

let home: string;
let path: string;
let actions: Action[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kvmtop-history-'));
  path = historyPath({XDG_STATE_HOME: home});
  actions = [];
});

afterEach(() => rm(home, {recursive: true}));

const history = () => createHistory(path, (action) => actions.push(action));
const mode = async (name: string) => ((await stat(name)).mode & 0o777).toString(8);
const content = () => readFile(path, 'utf8').catch(() => '');

it.each([
  [{XDG_STATE_HOME: '/s', HOME: '/h'}, '/s/kvmtop/virsh-history'],
  [{XDG_STATE_HOME: 'relative', HOME: '/h'}, '/h/.local/state/kvmtop/virsh-history'],
  [{XDG_STATE_HOME: '', HOME: '/h'}, '/h/.local/state/kvmtop/virsh-history'],
])('with %j it is %s', (env, expected) => {
  expect(historyPath(env)).toBe(expected);
});

it('gives the next session what this one remembers, for its owner only', async () => {
  const now = history();
  now.remember('list --all');
  now.remember("start 'a b'\nx");
  await vi.waitFor(async () => expect(await content()).toBe("list --all\nstart 'a b' x\n"), patienceMs);
  expect([await mode(path), await mode(dirname(path))]).toEqual(['600', '700']);
  await history().read();
  expect(actions).toEqual([{type: 'history', lines: ['list --all', "start 'a b' x"]}]);
});

it('takes a file that others could read away from them', async () => {
  await mkdir(dirname(path));
  await writeFile(path, 'old\n');
  await chmod(path, 0o644);
  history().remember('new');
  await vi.waitFor(async () => expect(await content()).toBe('old\nnew\n'), patienceMs);
  expect(await mode(path)).toBe('600');
});

it('keeps the newest lines, and shortens a long file', async () => {
  await mkdir(dirname(path));
  const lines = Array.from({length: 2 * bounds.history + 1}, (_, index) => `echo ${index}`);
  await writeFile(path, lines.join('\n'));
  await history().read();
  const last = lines.slice(-bounds.history);
  expect(actions).toEqual([{type: 'history', lines: last}]);
  expect([await content(), await mode(path)]).toEqual([`${last.join('\n')}\n`, '600']);
});

it('says nothing of a file that is not there', async () => {
  await history().read();
  expect(actions).toEqual([]);
});

it('says once that it cannot write', async () => {
  await writeFile(dirname(path), 'no folder');
  const now = history();
  now.remember('a');
  now.remember('b');
  await vi.waitFor(() => expect(actions).toHaveLength(1), patienceMs);
  await now.read();
  expect(actions).toEqual([
    {type: 'notice', notice: {level: 'warning', text: expect.stringMatching(/^Typed commands are not kept/)}},
  ]);
});
