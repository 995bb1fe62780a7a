import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {completePath} from '../../../source/runtime/edit/complete-path.ts';
import {reduce} from '../../../source/state/reduce.ts';
import type {State} from '../../../source/state/state.ts';
import {seen} from '../../state/fleet.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-path-'));
  await mkdir(join(folder, 'networks'));
  for (const name of ['db1.xml', 'db2.xml', '.hidden', 'it’s grün.xml']) await writeFile(join(folder, name), '');
});
afterAll(() => rm(folder, {recursive: true}));

/** The prompt once the runtime has answered for what was typed below the folder. */
async function completed(typed: string): Promise<State['prompt']> {
  const text = `${folder}/${typed}`;
  const prompt = {kind: 'path', purpose: 'define', text, cursor: [...text].length} as const;
  let state: State = {...seen({db1: {}}).state, prompt};
  const dispatch = (action: Parameters<typeof reduce>[1]) => {
    state = reduce(state, action);
  };
  // Only these two are looked at.
  const options = {getState: () => state, dispatch} as unknown as Parameters<typeof completePath>[0];
  await completePath(options, text, prompt.cursor);
  return state.prompt && {...state.prompt, text: state.prompt.text.slice(folder.length + 1)};
}

it.each([
  ['n', 'networks/', undefined],
  ['d', 'db', ['db1.xml', 'db2.xml']],
  ['db', 'db', ['db1.xml', 'db2.xml']],
  ['it', 'it’s grün.xml', undefined],
  ['.', '.hidden', undefined],
  ['', '', ['db1.xml', 'db2.xml', 'it’s grün.xml', 'networks/']],
  ['none', 'none', []],
])('%j becomes %j', async (typed, text, completions) => {
  expect(await completed(typed)).toMatchObject({text, completions});
});

it('knows that ~ is a folder', async () => {
  let state: State = {...seen({db1: {}}).state, prompt: {kind: 'path', purpose: 'define', text: '~', cursor: 1}};
  const dispatch = (action: Parameters<typeof reduce>[1]) => {
    state = reduce(state, action);
  };
  await completePath({getState: () => state, dispatch} as unknown as Parameters<typeof completePath>[0], '~', 1);
  expect(state.prompt?.text).toBe('~/');
});

it('leaves a text alone that is another one by now', async () => {
  const state = {...seen({db1: {}}).state, prompt: {kind: 'path', text: `${folder}/x`, cursor: 0} as const};
  const actions: unknown[] = [];
  const options = {getState: () => state, dispatch: (action: unknown) => actions.push(action)};
  await completePath(options as unknown as Parameters<typeof completePath>[0], `${folder}/n`, folder.length + 2);
  expect(actions).toHaveLength(1);
});
