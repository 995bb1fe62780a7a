import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {findLacks} from '../../source/runtime/lacks.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-lacks-'));
  await writeFile(join(folder, 'virt-clone'), '');
  await chmod(join(folder, 'virt-clone'), 0o755);
  await writeFile(join(folder, 'virt-viewer'), '');
  await chmod(join(folder, 'virt-viewer'), 0o644);
});

afterAll(() => rm(folder, {recursive: true}));

it('says which programs PATH does not have, and whether there is no display', () => {
  expect(findLacks({PATH: `:/nowhere:${folder}`})).toEqual(new Set(['virt-viewer', 'display']));
  expect(findLacks({PATH: '', WAYLAND_DISPLAY: 'wayland-0'})).toEqual(new Set(['virt-clone', 'virt-viewer']));
});
