import {once} from 'node:events';
import {setTimeout as sleep} from 'node:timers/promises';
import {sweep} from './lab.ts';
import {silent} from './progress.ts';

/**
 * Waits for the end of the process at the other end of its stdin, however that ends, and takes down what it and those that
 * ended with it have left.
 */
process.stdin.resume();
await once(process.stdin, 'close');
for (const ms of [1000, 10_000]) {
  await sleep(ms);
  await sweep(silent);
}
