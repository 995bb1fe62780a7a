import {constants} from 'node:os';

/**
 * Calls back on the first signal that asks the program to end; a further one ends it at once.
 * The listeners stay, because libraries that see themselves as the last one would end the process by themselves.
 * @param end gets the exit code by which a shell knows the signal: 128 and its number
 */
export function onEnding(end: (exitCode: number) => void): void {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const exitCode = 128 + constants.signals[signal];
    process.on(signal, () => {
      if (isEnding) process.exit(exitCode);
      isEnding = true;
      end(exitCode);
    });
  }
}
