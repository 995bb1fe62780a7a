import {randomUUID} from 'node:crypto';
import {carryOut} from '../../../source/runtime/restore/engine.ts';
import {plannedRestore} from '../../../source/runtime/restore/plan-restore.ts';
import type {TaskRecord} from '../../../source/runtime/tasks/journal.ts';
import {beginTask} from '../../../source/runtime/tasks/journal.ts';
import {fileVirsh} from './file-virsh.ts';
import {type Scene, uuid} from './scene.ts';

/**
 * A process that restores and kills itself at an entry into the journal: before it is written, when the step before it
 * has been taken, or once it is on the disk. It ends with 0 when there were not so many entries.
 */
const {scene, at, when, as} = JSON.parse(process.argv[2] ?? '') as {
  readonly scene: Scene;
  readonly at: number;
  readonly when: 'before' | 'after';
  readonly as: string | null;
};

const virsh = fileVirsh(scene.domains);
const choices = {as: as ?? undefined, images: undefined, definitionOnly: false};
const {work} = await plannedRestore(virsh, scene.backup, choices);
const own = as === null ? uuid : randomUUID();
const real = await beginTask(
  {task: 'restore', domain: {name: work.plan.name, uuid: own}, folder: scene.backup, uri: undefined},
  scene.journal,
);

let count = 0;
const record: TaskRecord = {
  get entry() {
    return real.entry;
  },
  async update(news) {
    count += 1;
    if (count === at && when === 'before') process.kill(process.pid, 'SIGKILL');
    await real.update(news);
    if (count === at && when === 'after') process.kill(process.pid, 'SIGKILL');
  },
  tell: real.tell,
  async end() {
    count += 1;
    if (count === at) process.kill(process.pid, 'SIGKILL');
    await real.end();
  },
};

await carryOut(work, scene.backup, {
  virsh,
  uuid: own,
  record,
  signal: new AbortController().signal,
  tell: () => undefined,
  verify: async () => undefined,
  lookAgain: async () => undefined,
  keep: async () => undefined,
});
