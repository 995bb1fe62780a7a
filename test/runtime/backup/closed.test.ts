import {chmod, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeEach, expect, it, onTestFinished, vi} from 'vitest';
import {untilClosed} from '../../../source/runtime/backup/closed.ts';
import {failed, fakeVirsh} from './fake-virsh.ts';

let folder: string;

/** A qemu-img that finds an image locked as often as there are files named held-…. */
const tool = `#!/bin/sh
for held in "$HELD"/held-*; do
  [ -e "$held" ] && rm "$held" && echo 'Failed to get shared "write" lock' >&2 && exit 1
done`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-test-'));
  onTestFinished(() => rm(folder, {recursive: true}));
  for (const name of ['held-1', 'held-2']) await writeFile(join(folder, name), '');
  await writeFile(join(folder, 'qemu-img'), tool);
  await chmod(join(folder, 'qemu-img'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  vi.stubEnv('HELD', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
});

const until = (number: string, domblkerror: string | typeof failed = '') =>
  untilClosed(
    fakeVirsh({domid: `${number}\n\n`, domblkerror}),
    'u',
    '7',
    ['/vda.qcow2'],
    new AbortController().signal,
    0,
  );

it('waits until QEMU has let go of the copies', async () => {
  await until('7');
  expect((await readdir(folder)).filter((name) => name.startsWith('held-'))).toEqual([]);
});

it.each([
  ['is off', '-', ''],
  ['was started again', '8', ''],
  ['has a QEMU that does not answer', '7', failed],
])('does not take the copies of a guest for whole that %s', async (_, number, answer) => {
  await expect(until(number, answer)).rejects.toThrow('The guest was switched off before its copies were closed');
});
