import {isAlive} from './alive.ts';
import {listTasks} from './journal.ts';
import {TaskError} from './task-error.ts';

/**
 * Tells a process that works at a task to end, and to put in order what it has begun.
 * @throws TaskError when it does not work at one: nothing else is told anything, whatever its pid
 */
export async function endTask(pid: number): Promise<void> {
  const entry = (await listTasks()).find((task) => task.pid === pid && isAlive(task));
  if (entry === undefined) throw new TaskError(`Process ${pid} works at no backup or restore any more.`);
  process.kill(pid, 'SIGTERM');
}
