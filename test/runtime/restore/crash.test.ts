import {appendFile, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {execa} from 'execa';
import {describe, expect, it, type TestContext} from 'vitest';
import {readTasks, recoverTask} from '../../../source/runtime/restore/recover.ts';
import {fileVirsh} from './file-virsh.ts';
import {contentOf, makeScene, occupy, removeScene, type Scene, uuid} from './scene.ts';

type When = 'before' | 'after';

/** @returns whether it was killed, and not at its end already */
async function restoreAndDie(scene: Scene, at: number, when: When, as: string | null = null): Promise<boolean> {
  const argument = JSON.stringify({scene, at, when, as});
  const worker = join(import.meta.dirname, 'worker.ts');
  const {signal, exitCode, stderr} = await execa(process.execPath, [worker, argument], {reject: false});
  if (signal !== 'SIGKILL' && exitCode !== 0) throw new Error(stderr);
  return signal === 'SIGKILL';
}

async function recover(scene: Scene, active: readonly string[] = [], keep = false) {
  const {live, dead} = await readTasks(scene.journal);
  expect(live).toEqual([]);
  const virsh = fileVirsh(scene.domains, undefined, active);
  return Promise.all(dead.map((entry) => recoverTask(virsh, entry, scene.journal, keep)));
}

/** @param test the one that it is for: of several at once only its own context knows when it ends */
async function freshScene({onTestFinished}: TestContext): Promise<Scene> {
  const scene = await makeScene();
  onTestFinished(() => removeScene(scene));
  return scene;
}

const isDone = (text: string) => text.startsWith('It had done its work');

/** Kills it at this entry, and recovers. @returns what was said, undefined when there was no such entry */
async function tellOfDeath(at: number, when: When, test: TestContext): Promise<string | undefined> {
  const scene = await freshScene(test);
  await occupy(scene);
  const before = await contentOf(scene);
  if (!(await restoreAndDie(scene, at, when))) return undefined;
  const [recovered] = await recover(scene);
  expect(recovered?.isRight).toBe(true);
  const text = recovered?.text ?? '';
  const now = await contentOf(scene);
  expect(Object.keys(now).filter((path) => path.includes('.kvmtop-'))).toEqual([]);
  if (isDone(text)) expect(now).not.toEqual(before);
  else expect(now, `entry ${at}, ${when}: ${text}`).toEqual(before);
  expect(await readTasks(scene.journal)).toEqual({live: [], dead: []});
  return text;
}

describe('a restore that is killed', {timeout: 240_000}, () => {
  it.concurrent.for(['before', 'after'] as const)(
    'leaves all as it was once it is recovered, %s any step, or has done its work',
    async (when, test) => {
      const said: string[] = [];
      for (;;) {
        const text = await tellOfDeath(said.length + 1, when, test);
        if (text === undefined) break;
        said.push(text);
      }
      expect(said.length).toBeGreaterThan(10);
      expect([...new Set(said)]).toEqual([
        'Nothing had been replaced.',
        'Nothing had been replaced, and what it had copied is removed.',
        'What was there before is there again.',
        'It had done its work: what it had replaced is removed now.',
      ]);
    },
  );

  it('leaves nothing of a copy', async (test) => {
    const scene = await freshScene(test);
    const before = await contentOf(scene);
    // While it copies, while it puts in place, and when it is defined.
    for (const at of [3, 7, 10]) {
      expect(await restoreAndDie(scene, at, 'after', 'web2')).toBe(true);
      expect(await contentOf(scene)).not.toEqual(before);
      await recover(scene);
      expect(await contentOf(scene)).toEqual(before);
    }
  });

  it('is not taken back under a domain that was started or has written since, but kept on wish', async (test) => {
    const scene = await freshScene(test);
    await occupy(scene);
    const before = await contentOf(scene);
    // The entry of the clean-up is the first one behind that of the definition.
    expect(await restoreAndDie(scene, 14, 'before')).toBe(true);
    const {dead} = await readTasks(scene.journal);
    expect(dead).toMatchObject([{phase: 'defining'}]);
    const restored = await contentOf(scene);
    const started = expect.stringMatching(
      /^web1 has been started on what was restored .* kvmtop recover --keep keeps it/,
    );
    expect(await recover(scene, [uuid])).toEqual([{isRight: false, text: started}]);
    const image = dead[0]?.undo.find(({undo}) => undo === 'take out')?.path;
    await appendFile(String(image), 'since');
    const written = expect.stringMatching(/ has been written to since it was restored: kvmtop recover --keep keeps it/);
    expect(await recover(scene)).toEqual([{isRight: false, text: written}]);
    expect(Object.keys(await contentOf(scene))).toEqual(Object.keys(restored));
    expect((await readTasks(scene.journal)).dead).toHaveLength(1);

    const [kept] = await recover(scene, [uuid], true);
    expect(kept).toMatchObject({
      isRight: true,
      text: expect.stringMatching(/^It is left as it is\. What it had replaced/),
    });
    // The images beside those that were restored, and the definition.
    const replaced = Object.entries(before).filter(([path]) => path.startsWith('images/'));
    expect(Object.values(await contentOf(scene))).toEqual(expect.arrayContaining(replaced.map(([, sum]) => sum)));
    const definition = /\S+\.xml(?=\.$)/.exec(kept?.text ?? '')?.[0] ?? '';
    expect(await readFile(definition, 'utf8')).toContain('<domain');
    expect((await readTasks(scene.journal)).dead).toEqual([]);
  });
});
