import {isAlive} from '../tasks/alive.ts';
import {listTasks} from '../tasks/journal.ts';
import {TaskError} from '../tasks/task-error.ts';

/** @throws TaskError when another process works at that domain, or when a restore of it has ended midway */
export async function refuseIfWorkedOn(uuid: string): Promise<void> {
  for (const entry of await listTasks()) {
    if (entry.domain.uuid !== uuid) continue;
    const {task, pid, folder, domain} = entry;
    if (isAlive(entry)) {
      throw new TaskError(`A ${task} of ${domain.name} is under way (process ${pid}, ${folder}): wait until it ends.`);
    }
    if (task === 'restore') {
      throw new TaskError(`A restore of ${domain.name} has ended midway (${folder}): run kvmtop recover first.`);
    }
  }
}
