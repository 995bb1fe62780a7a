import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {whileStill} from '../../../source/runtime/backup/stillness.ts';
import {fakeVirsh} from './fake-virsh.ts';

const identity = {name: 'web1', uuid: 'u'};
const never = new AbortController().signal;
let folder: string;
let image: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-'));
  image = join(folder, 'image');
  await writeFile(image, 'before');
});
afterEach(() => rm(folder, {recursive: true}));

const off = fakeVirsh({domstate: 'shut off\n'});
const ended = (signal: AbortSignal) =>
  new Promise<void>((_, reject) => {
    const end = () => reject(new Error('ended'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });

describe('whileStill', () => {
  it('lets a work be done', async () => {
    await expect(whileStill(off, identity, [image], async () => undefined, never)).resolves.toBeUndefined();
  });

  it('ends the work when the domain was started', async () => {
    const virsh = fakeVirsh({domstate: 'running\n'});
    await expect(whileStill(virsh, identity, [image], ended, never)).rejects.toThrow('web1 was started while');
  });

  it('finds a start that came with the end of the work', async () => {
    const states = ['shut off', 'running'];
    const virsh = fakeVirsh({domstate: () => states.shift() ?? 'running'});
    await expect(whileStill(virsh, identity, [image], async () => undefined, never)).rejects.toThrow(
      'web1 was started',
    );
  });

  it('finds an image that was written to', async () => {
    const work = () => writeFile(image, 'behind');
    await expect(whileStill(off, identity, [image], work, never)).rejects.toThrow('image was changed while');
  });

  it('throws what the work throws, also when it was cancelled', async () => {
    const cancel = new AbortController();
    const done = whileStill(off, identity, [image], ended, cancel.signal);
    setImmediate(() => cancel.abort());
    await expect(done).rejects.toThrow('ended');
  });
});
