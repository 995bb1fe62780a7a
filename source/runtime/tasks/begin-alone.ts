import {isAlive} from './alive.ts';
import {beginTask, listTasks, type TaskEntry, type TaskRecord} from './journal.ts';
import {TaskError} from './task-error.ts';

/**
 * Begins a task that must be the only one with its domain. Of two that begin at once, the first in the journal goes on.
 * @throws TaskError when another process works at that domain, or one has ended midway that must be put right first
 */
export async function beginAlone(begun: Parameters<typeof beginTask>[0]): Promise<TaskRecord> {
  await refuseIfWorkedOn(begun.domain.uuid);
  const record = await beginTask(begun);
  try {
    await refuseIfWorkedOn(begun.domain.uuid, record.entry);
    return record;
  } catch (error) {
    await record.end();
    throw error;
  }
}

/**
 * @param own what has begun already: only who began before it counts
 * @throws TaskError as `beginAlone`
 */
export async function refuseIfWorkedOn(uuid: string, own?: TaskEntry): Promise<void> {
  for (const entry of await listTasks()) {
    if (entry.domain.uuid !== uuid || entry.id === own?.id) continue;
    const {task, pid, folder, domain, phase} = entry;
    if (isAlive(entry)) {
      if (own !== undefined && rank(own) < rank(entry)) continue;
      throw new TaskError(`A ${task} of ${domain.name} is under way (process ${pid}, ${folder}): wait until it ends.`);
    }
    // The guest may be frozen yet.
    if (task === 'restore' || phase === 'freezing') {
      throw new TaskError(`A ${task} of ${domain.name} has ended midway (${folder}): run kvmtop recover first.`);
    }
  }
}

function rank({startedAt, id}: TaskEntry): string {
  return `${startedAt} ${id}`;
}
