import {once} from 'node:events';
import {connect, createServer} from 'node:net';
import {join} from 'node:path';
import {fleet} from './fleet.ts';
import type {Lab} from './lab.ts';
import {pathsOf} from './paths.ts';

/** Guests of the fleet that give the host something to do. */
export const busy = fleet.filter(({cmdline, start = 'running'}) => cmdline !== undefined && start === 'running');

/** Lets the busy guests work, or rest: what they take from the tests of other labs would be taken for nothing. */
async function order(lab: Lab, command: 'resume' | 'suspend'): Promise<void> {
  await Promise.all(busy.map(({name}) => lab.virsh([command, '--domain', name])));
}

const socketOf = (lab: Lab) => join(pathsOf(lab.name).home, 'busy');

/**
 * Lets the busy guests rest, but for as long as somebody wants them at work, in whichever process: one that ends, however
 * it does, wants nothing any more.
 * @returns what ends that
 */
export async function tendBusy(lab: Lab): Promise<() => Promise<void>> {
  let wanting = 0;
  let last = order(lab, 'suspend');
  const then = (command: 'resume' | 'suspend') => {
    last = last.then(() => order(lab, command));
  };
  const server = createServer((socket) => {
    wanting += 1;
    if (wanting === 1) then('resume');
    last.then(
      () => socket.write('at work'),
      () => socket.destroy(),
    );
    socket.resume();
    socket.on('error', () => undefined);
    socket.on('close', () => {
      wanting -= 1;
      if (wanting === 0) then('suspend');
      last.catch(() => undefined);
    });
  });
  server.listen(socketOf(lab));
  await Promise.all([last, once(server, 'listening')]);
  return async () => {
    server.close();
    await last.catch(() => undefined);
  };
}

/**
 * Wants the busy guests at work, and waits until they are.
 * @returns what wants them no longer
 */
export async function wantBusy(lab: Lab): Promise<() => void> {
  const socket = connect(socketOf(lab));
  const refused = once(socket, 'close').then(() => {
    throw new Error('The busy guests of the shared lab could not be set to work.');
  });
  await Promise.race([once(socket, 'data'), refused]);
  return () => void socket.destroy();
}
