import type {DomainEvent} from '../model/event.ts';
import type {Virsh, Watch} from '../virsh/virsh.ts';
import {createAlarm} from './alarm.ts';
import {backOffMs} from './back-off.ts';
import type {Clock} from './clock.ts';

/** The watch on libvirt's events, which ends whenever the daemon does and is begun again here. */
export interface EventWatcher {
  /** Begins to watch, as soon as a connection stands. */
  start(): void;
  stop(): void;
}

export interface EventWatcherOptions {
  readonly virsh: Virsh;
  readonly clock: Clock;
  readonly onEvent: (event: DomainEvent) => void;
  /** The watch has ended by itself: libvirt may be gone, and events are missed. */
  readonly onEnd: () => void;
}

/** A watch that held so long was a good one, and its end a new trouble. */
const goodWatchMs = 60_000;

/** Makes a watcher; a driver without events costs a try every 30 seconds. */
export function createEventWatcher({virsh, clock, onEvent, onEnd}: EventWatcherOptions): EventWatcher {
  const alarm = createAlarm(clock);
  let watch: Watch | undefined;
  let failures = 0;
  /** Counts the starts and stops, so that what an earlier one left behind is not taken for the present. */
  let turn = 0;

  function begin(mine: number): void {
    const begun = clock.now();
    watch = virsh.watch({
      onEvent: (event) => {
        if (mine === turn) onEvent(event);
      },
      onEnd: () => {
        if (mine === turn) void beginAgain(mine, clock.now() - begun);
      },
    });
  }

  async function beginAgain(mine: number, heldMs: number): Promise<void> {
    failures = heldMs >= goodWatchMs ? 1 : failures + 1;
    onEnd();
    const dueAt = clock.now() + backOffMs(failures);
    await alarm.until(() => (mine === turn ? dueAt : 0));
    if (mine === turn) begin(mine);
  }

  return {
    start() {
      turn += 1;
      failures = 0;
      begin(turn);
    },
    stop() {
      turn += 1;
      watch?.stop();
      watch = undefined;
      alarm.ring();
    },
  };
}
