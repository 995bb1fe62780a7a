import type {Action} from '../state/action.ts';
import type {Wanted} from '../state/select/wanted.ts';
import {VirshError} from '../virsh/errors.ts';
import {createAlarm} from './alarm.ts';
import {backOffMs} from './back-off.ts';
import type {Clock} from './clock.ts';
import type {Sampler, Scope} from './sampler.ts';

/** Polls until it is stopped. */
export interface Poller {
  /** Resolves once the poller has stopped; rejects only on a fault of the program. */
  run(): Promise<void>;
  /** Polls, or tries to connect, now instead of at the next tick. */
  pollNow(): void;
  /**
   * Reads list and states again soon, but no counters: something has happened.
   * @param ballooned the name of a domain whose balloon is to be read too
   */
  refreshSoon(ballooned?: string): void;
  /** Reckons anew when the next tick is due: the delay may have changed. */
  reconsider(): void;
  stop(): void;
}

export interface PollerOptions {
  readonly sampler: Sampler;
  readonly clock: Clock;
  readonly uri: string | undefined;
  readonly dispatch: (action: Action) => void;
  readonly wanted: () => Wanted;
  readonly delayMs: () => number;
  /** Called each time the connection stands, and each time it is lost. */
  readonly onConnection?: (stands: boolean) => void;
}

/** Events come in bunches. */
const settleMs = 30;
/** Rates over less are noise, but nobody wants to wait a long delay for the first ones. */
const firstIntervalMs = 1000;
/** So many time-outs in a row and libvirt counts as gone. */
const timeoutsOfALoss = 3;

/** Makes the loop that asks, waits, and connects again by itself; polls never overlap. */
export function createPoller({sampler, clock, uri, dispatch, wanted, delayMs, onConnection}: PollerOptions): Poller {
  const alarm = createAlarm(clock);
  let stopped = false;
  let connected = false;
  let failures = 0;
  let timeouts = 0;
  let lostSince: number | undefined;
  /** When the next tick, or the next try to connect, is due. */
  let due: () => number = () => 0;
  let refreshAt = Number.POSITIVE_INFINITY;
  let earliestRefresh = 0;
  let ballooned = new Set<string>();
  /** The last tick was cut short for a refresh. */
  let isCut = false;

  const isRefreshDue = () => Math.max(refreshAt, earliestRefresh) <= clock.now();

  async function poll(scope: Scope, isUrgent = () => false): Promise<void> {
    const events = {ballooned, isUrgent};
    ballooned = new Set();
    const result = await sampler.poll(scope, wanted(), delayMs(), events);
    if (!stopped) dispatch({type: 'polled', poll: result});
  }

  async function connect(): Promise<void> {
    const start = clock.now();
    await poll('first');
    const identity = await sampler.identify();
    if (stopped) return;
    connected = true;
    lostSince = undefined;
    refreshAt = Number.POSITIVE_INFINITY;
    dispatch({type: 'identified', identity});
    dispatch({type: 'connection', connection: {status: 'connected', uri: identity.uri}});
    onConnection?.(true);
    await poll('rest');
    due = () => start + Math.min(delayMs(), firstIntervalMs);
  }

  async function tick(): Promise<void> {
    const start = clock.now();
    // A tick tells all that a refresh would have told, but for the list.
    const scope = refreshAt <= start ? 'relist' : 'full';
    refreshAt = Number.POSITIVE_INFINITY;
    isCut = false;
    try {
      await poll(scope, () => {
        isCut ||= isRefreshDue();
        return isCut;
      });
    } finally {
      const end = clock.now();
      // A host that answers slowly is not to be asked without a pause.
      due = () => Math.max(start + delayMs(), end + Math.min((end - start) / 4, delayMs()));
    }
  }

  async function refresh(): Promise<void> {
    const start = clock.now();
    refreshAt = Number.POSITIVE_INFINITY;
    await poll('refresh');
    earliestRefresh = clock.now() + 4 * (clock.now() - start);
  }

  async function catchUp(): Promise<void> {
    isCut = false;
    await poll('remainder');
  }

  async function next(): Promise<void> {
    if (!connected) return connect();
    if (isRefreshDue()) return refresh();
    if (due() <= clock.now()) return tick();
    if (isCut) return catchUp();
  }

  function fail(error: unknown): void {
    if (!(error instanceof VirshError)) throw error;
    if (stopped) return;
    timeouts = error.kind === 'timeout' ? timeouts + 1 : 0;
    if (connected && timeouts > 0 && timeouts < timeoutsOfALoss) return;
    failures += 1;
    lostSince ??= clock.now();
    const retryAt = clock.now() + backOffMs(failures);
    due = () => retryAt;
    refreshAt = Number.POSITIVE_INFINITY;
    isCut = false;
    sampler.forget();
    const {message: reason, advice} = error;
    dispatch({type: 'connection', connection: {status: 'lost', uri, reason, advice, since: lostSince, retryAt}});
    if (connected) onConnection?.(false);
    connected = false;
  }

  return {
    async run() {
      while (!stopped) {
        try {
          await next();
          failures = 0;
          timeouts = 0;
        } catch (error) {
          fail(error);
        }
        await alarm.until(() => (stopped || isCut ? 0 : Math.min(due(), Math.max(refreshAt, earliestRefresh))));
      }
    },
    pollNow() {
      due = () => 0;
      alarm.ring();
    },
    refreshSoon(name) {
      if (!connected) return;
      if (name !== undefined) ballooned.add(name);
      refreshAt = Math.min(refreshAt, clock.now() + settleMs);
      alarm.ring();
    },
    reconsider: () => alarm.ring(),
    stop() {
      stopped = true;
      alarm.ring();
    },
  };
}
