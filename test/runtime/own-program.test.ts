import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import type {Progress} from '../../source/archive/progress.ts';
import {systemClock} from '../../source/runtime/clock.ts';
import {createOwnProgram} from '../../source/runtime/own-program.ts';
import {createOutputReader} from '../../source/runtime/own-program-output.ts';

let root: string;
let end: AbortController;
let kill: AbortController;
let heard: Progress[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'own-'));
  [end, kill, heard] = [new AbortController(), new AbortController(), []];
});
afterEach(() => rm(root, {recursive: true, force: true}));

/** Runs a script in place of kvmtop. */
async function run(script: string, uri?: string) {
  const entry = join(root, 'cli.mjs');
  await writeFile(entry, script);
  const program = createOwnProgram({uri, env: {PATH: process.env.PATH}, clock: systemClock, entry});
  return program.run(['backup', 'u', '--to', '/b ä'], {
    end: end.signal,
    kill: kill.signal,
    onProgress: (progress) => heard.push(progress),
  });
}

const line = (doneBytes: number) =>
  `console.log(JSON.stringify({stage: 'copying', parts: [{name: 'vdä', doneBytes: ${doneBytes}, totalBytes: 9}]}));`;

it('starts this program with its connection, in a session of its own, and hears how far it is', async () => {
  const told = join(root, 'told');
  const script = `
    import {readFileSync, writeFileSync} from 'node:fs';
    const [, , , , , session] = readFileSync('/proc/self/stat', 'utf8').split(' ');
    writeFileSync(${JSON.stringify(told)}, JSON.stringify([process.argv.slice(2), Number(session) === process.pid]));
    ${line(1)} ${line(9)}`;
  expect(await run(script, 'qemu:///x')).toEqual({stdout: '', exitCode: 0, error: undefined});
  const words = ['--connect', 'qemu:///x', 'backup', 'u', '--to', '/b ä', '--progress', 'json'];
  expect(JSON.parse(await readFile(told, 'utf8'))).toEqual([words, true]);
  expect(heard.at(-1)).toMatchObject({stage: 'copying', parts: [{name: 'vdä', doneBytes: 9}]});
});

it.each([
  [
    'its last sentence',
    `console.error('kvmtop: first\\nkvmtop: The disk is full.'); process.exitCode = 1;`,
    1,
    'The disk is full.',
  ],
  [
    'the first fault of its result',
    `console.log('{"result":{"faults":["vda.qcow2 differs.","b"]}}'); process.exitCode = 1;`,
    1,
    'vda.qcow2 differs. And 1 more.',
  ],
  [
    'the reason, without the name of the domain',
    `console.log('{"failure":{"name":"web1","reason":"The disk is full."}}');
     console.error('kvmtop: web1 is not backed up: The disk is full.'); process.exitCode = 1;`,
    1,
    /^The disk is full\.$/,
  ],
  ['that it said nothing', 'process.exitCode = 3;', 3, /exit code 3/],
  ['what ended it', `process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 9000);`, undefined, /SIGKILL/],
])('fails with %s', async (_, script, exitCode, message) => {
  const result = await run(script);
  expect(result.exitCode).toBe(exitCode);
  expect(result.error?.message).toMatch(message);
});

it('is told to end, and puts in order what it has begun, however long that takes', async () => {
  const script = `
    process.on('SIGTERM', () => setTimeout(() => { console.error('kvmtop: It was cancelled.'); process.exit(1); }, 50));
    ${line(0)} setInterval(() => {}, 1000);`;
  const running = run(script);
  await vi.waitFor(() => expect(heard).toHaveLength(1), {timeout: 10_000});
  end.abort();
  expect((await running).error?.message).toBe('It was cancelled.');
});

it('is killed when it does not end', async () => {
  const running = run(`process.on('SIGTERM', () => {}); ${line(0)} setInterval(() => {}, 1000);`);
  await vi.waitFor(() => expect(heard).toHaveLength(1), {timeout: 10_000});
  end.abort();
  kill.abort();
  expect((await running).error?.message).toMatch(/SIGKILL/);
});

it('has a warning where it had something to say and went well', async () => {
  expect(await run(`console.error('kvmtop: sda was not copied.');`)).toMatchObject({
    error: undefined,
    warning: 'sda was not copied.',
  });
});

it('says what was left out of what it did', async () => {
  expect(
    await run(`console.log('{"result":{"notCopied":[{"target":"sda","reason":"It is a drive."}]}}');`),
  ).toMatchObject({
    error: undefined,
    warning: 'sda was not copied: It is a drive.',
  });
});

it('reads progress from pieces of any length, and passes over all else', () => {
  const read = createOutputReader();
  const whole = '{"stage":"copying","parts":[]}';
  expect(read(`nonsense\n{}\n[]\nnull\n${whole.slice(0, 9)}`).progress).toBeUndefined();
  expect(read(whole.slice(9)).progress).toBeUndefined();
  expect(read(`\n{"stage":"hashing","parts":[]}\n{"sta`).progress).toMatchObject({stage: 'hashing'});
});
