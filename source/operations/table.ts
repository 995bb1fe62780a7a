import {backup} from './backup.ts';
import {balloonStats} from './balloon-stats.ts';
import {consoles} from './console.ts';
import {definition} from './definition.ts';
import {hostStart} from './host-start.ts';
import {memory} from './memory.ts';
import {memoryState} from './memory-state.ts';
import type {Operation} from './operation.ts';
import {snapshots} from './snapshots.ts';
import {starting} from './starting.ts';
import {stopping} from './stopping.ts';
import {vcpus} from './vcpus.ts';

/** Everything that can be done to a domain, in the order of the menu. */
export const operations: readonly Operation[] = [
  ...starting,
  ...stopping,
  ...consoles,
  ...memoryState,
  ...backup,
  ...memory,
  ...vcpus,
  ...balloonStats,
  ...hostStart,
  ...snapshots,
  ...definition,
];

const byId: ReadonlyMap<string, Operation> = new Map(operations.map((operation) => [operation.id, operation]));

/** The operation of that id. */
export function findOperation(id: string): Operation | undefined {
  return byId.get(id);
}
