import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it, onTestFinished, vi} from 'vitest';
import {checkImage} from '../../../source/runtime/backup/image.ts';

it('calls no image damaged because qemu-img was killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kvmtop-test-'));
  onTestFinished(() => rm(folder, {recursive: true}));
  await writeFile(join(folder, 'qemu-img'), '#!/bin/sh\nkill -9 $$\n');
  await chmod(join(folder, 'qemu-img'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(checkImage('/vda.qcow2', 'qcow2', new AbortController().signal)).rejects.toThrow(
    'qemu-img was ended by SIGKILL while it checked /vda.qcow2: try again.',
  );
});
