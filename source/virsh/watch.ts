import {createInterface} from 'node:readline';
import {execa} from 'execa';
import {parseEvent} from './parse/event.ts';
import {complaint} from './session/complaint.ts';
import {type Launch, spawning} from './session/launch.ts';
import type {WatchListener} from './virsh.ts';

/** A virsh of its own that prints libvirt's events. */
export interface EventProcess {
  readonly pid: number | undefined;
  readonly ended: Promise<void>;
  kill(): void;
}

/** Starts to watch; `onEnd` is called unless `kill` ended it. */
export function startEvents({file, argv, env}: Launch, {onEvent, onEnd}: WatchListener): EventProcess {
  const child = execa(file, [...argv, 'event', '--all', '--loop', '--timestamp'], {
    ...spawning(env),
    stdin: 'ignore',
    buffer: {stdout: false},
  });
  let isKilled = false;

  createInterface({input: child.stdout}).on('line', (line) => {
    const event = parseEvent(line);
    if (event && !isKilled) onEvent(event);
  });

  const ended = child.then(({stderr, exitCode, signal, originalMessage}) => {
    if (isKilled) return;
    const words = [...stderr.matchAll(/^error: *(Disconnected .+)$/gm)].at(-1)?.[1];
    onEnd(complaint(stderr) ?? words ?? originalMessage ?? `virsh event ended (${signal ?? `exit code ${exitCode}`})`);
  });

  return {
    pid: child.pid,
    ended,
    kill() {
      isKilled = true;
      child.kill('SIGKILL');
    },
  };
}
