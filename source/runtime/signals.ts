import {constants} from 'node:os';

/**
 * Calls back on the first signal that asks the program to end; a further one ends it at once.
 * The listeners stay, because libraries that see themselves as the last one would end the process by themselves.
 * @param end gets the exit code by which a shell knows the signal: 128 and its number
 * @param cut hears that it is ended at once
 */
export function onEnding(end: (exitCode: number) => void, cut: () => void = () => undefined): void {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const exitCode = 128 + constants.signals[signal];
    process.on(signal, () => {
      if (isEnding) {
        cut();
        process.exit(exitCode);
      }
      isEnding = true;
      end(exitCode);
    });
  }
}
