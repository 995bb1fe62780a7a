import type {Effect} from '../commands/command.ts';
import type {Action} from '../state/action.ts';
import {selectWanted} from '../state/select/wanted.ts';
import type {State} from '../state/state.ts';
import {openVirsh} from '../virsh/connect.ts';
import {systemClock} from './clock.ts';
import {createEffects} from './effects.ts';
import {thisMachine} from './machine.ts';
import {createPoller} from './poller.ts';
import {createSampler} from './sampler.ts';
import type {Store} from './store.ts';
import {tellTime} from './tell-time.ts';
import {createEventWatcher} from './watch-events.ts';
import {createXmlRenewal} from './xml-renewal.ts';

/** A libvirt that the store is kept up to date with. */
export interface Live {
  run(effect: Effect): void;
  /** Ends everything that was started; resolves when no virsh is left. */
  stop(): Promise<void>;
}

export interface LiveOptions {
  readonly store: Store<State, Action>;
  readonly uri: string | undefined;
  readonly readOnly: boolean;
  /** Quits after so many updates with rates; undefined is never. */
  readonly updates: number | undefined;
  readonly quit: () => void;
  /** The program itself has failed. */
  readonly onFault: (error: unknown) => void;
}

/** Events that tell of another state, or of another domain. */
const telling: ReadonlySet<string> = new Set(['lifecycle']);

/** Connects, and lets polls, events and time come to the store until it is stopped. */
export function startLive({store, uri, readOnly, updates, quit, onFault}: LiveOptions): Live {
  const {dispatch, getState} = store;
  const clock = systemClock;
  let polls = 0;
  const virsh = openVirsh({uri, readOnly, cpuMsOf: thisMachine.processMs});
  const poller = createPoller({
    sampler: createSampler(virsh, clock, thisMachine),
    clock,
    uri,
    dispatch: (action) => {
      dispatch(action);
      if (action.type !== 'polled' || !action.poll.answers.some(({groups}) => groups.includes('cpu-total'))) return;
      if (polls === updates) quit();
      polls += 1;
    },
    wanted: () => selectWanted(getState()),
    delayMs: () => getState().delayMs,
    onConnection: (stands) => {
      if (!stands) return events.stop();
      events.start();
      renewXml();
    },
  });
  const events = createEventWatcher({
    virsh,
    clock,
    onEvent: (event) => {
      dispatch({type: 'event', event});
      if (telling.has(event.kind)) poller.refreshSoon();
      renewXml(event);
    },
    onEnd: poller.refreshSoon,
  });
  const run = createEffects({virsh, dispatch, quit, pollNow: poller.pollNow});
  const renewXml = createXmlRenewal(getState, run);
  let delayMs = getState().delayMs;
  const unsubscribe = store.subscribe(() => {
    if (getState().delayMs === delayMs) return;
    delayMs = getState().delayMs;
    poller.reconsider();
  });
  const silence = tellTime(store, clock);
  poller.run().catch(onFault);
  return {
    run,
    async stop() {
      silence();
      unsubscribe();
      events.stop();
      poller.stop();
      await virsh.close();
    },
  };
}
