import {join} from 'node:path';
import {execa} from 'execa';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readTasks, recoverTask} from '../../../source/runtime/restore/recover.ts';
import {fileVirsh} from './file-virsh.ts';
import {contentOf, makeScene, occupy, removeScene, type Scene, uuid} from './scene.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await makeScene();
});

afterEach(() => removeScene(scene));

/** @returns whether it was killed, and not at its end already */
async function restoreAndDie(at: number, when: 'before' | 'after', as: string | null = null): Promise<boolean> {
  const argument = JSON.stringify({scene, at, when, as});
  const {signal, exitCode, stderr} = await execa(process.execPath, [join(import.meta.dirname, 'worker.ts'), argument], {
    reject: false,
  });
  if (signal !== 'SIGKILL' && exitCode !== 0) throw new Error(stderr);
  return signal === 'SIGKILL';
}

async function recover(active: readonly string[] = []) {
  const {live, dead} = await readTasks(scene.journal);
  expect(live).toEqual([]);
  const virsh = fileVirsh(scene.domains, undefined, active);
  return Promise.all(dead.map((entry) => recoverTask(virsh, entry, scene.journal)));
}

describe('a restore that is killed', {timeout: 120_000}, () => {
  it('leaves all as it was once it is recovered, wherever that was, or has done its work', async () => {
    await occupy(scene);
    const before = await contentOf(scene);
    const said = new Set<string>();
    let deaths = 0;
    for (let at = 1; ; at += 1) {
      let isOver = false;
      for (const when of ['before', 'after'] as const) {
        isOver = !(await restoreAndDie(at, when));
        if (isOver) break;
        deaths += 1;
        const recovered = await recover();
        expect(recovered.map(({isRight}) => isRight)).toEqual([true]);
        const [{text} = {text: ''}] = recovered;
        said.add(text);
        const isDone = text.startsWith('It had done its work');
        const now = await contentOf(scene);
        expect(Object.keys(now).filter((path) => path.includes('.kvmtop-'))).toEqual([]);
        if (!isDone) expect(now, `entry ${at}, ${when}: ${text}`).toEqual(before);
        expect(await readTasks(scene.journal)).toEqual({live: [], dead: []});
        if (!isDone) continue;
        expect(now).not.toEqual(before);
        await removeScene(scene);
        scene = await makeScene();
        await occupy(scene);
      }
      if (isOver) break;
    }
    expect(deaths).toBeGreaterThan(20);
    expect([...said].sort()).toEqual([
      'It had done its work: what it had replaced is removed now.',
      'Nothing had been replaced, and what it had copied is removed.',
      'Nothing had been replaced.',
      'What was there before is there again.',
    ]);
  });

  it('leaves nothing of a copy', async () => {
    const before = await contentOf(scene);
    // While it copies, while it puts in place, and when it is defined.
    for (const at of [3, 7, 10]) {
      expect(await restoreAndDie(at, 'after', 'web2')).toBe(true);
      expect(await contentOf(scene)).not.toEqual(before);
      await recover();
      expect(await contentOf(scene)).toEqual(before);
    }
  });

  it('is not taken back under a domain that was started since', async () => {
    await occupy(scene);
    // The entry of the clean-up is the first one behind that of the definition.
    expect(await restoreAndDie(14, 'before')).toBe(true);
    expect((await readTasks(scene.journal)).dead).toMatchObject([{phase: 'defining'}]);
    const restored = await contentOf(scene);
    expect(await recover([uuid])).toEqual([
      {isRight: false, text: expect.stringMatching(/^web1 has been started on what/)},
    ]);
    expect(await contentOf(scene)).toEqual(restored);
    expect((await readTasks(scene.journal)).dead).toHaveLength(1);
  });
});
