import {setTimeout} from 'node:timers/promises';
import {recordedHost} from './recorded.ts';
import {openScreen} from './screen.tsx';

const domains = 30;

/** Used heap after so many ticks, everything unreachable collected, in bytes. */
export interface HeapReading {
  readonly tick: number;
  readonly bytes: number;
}

function heapBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Lets the screen run through recorded ticks and reads the heap now and then. */
export async function heapReadings(ticks: number, every: number, folder: string): Promise<HeapReading[]> {
  const host = await recordedHost(domains, folder);
  const screen = openScreen({columns: 120, rows: 40});
  const readings: HeapReading[] = [];
  for (let tick = 1; tick <= ticks; tick++) {
    await screen.step({type: 'polled', poll: host.pollAt(tick)});
    await setTimeout(1);
    if (tick % every === 0) {
      readings.push({tick, bytes: heapBytes()});
    }
  }
  screen.close();
  return readings;
}
