import {definitionText, inactiveXml} from '../../commands/define-subject.ts';
import type {DomainEvent} from '../../model/event.ts';
import {VirshError} from '../../virsh/errors.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {createAlarm} from '../alarm.ts';
import type {Clock} from '../clock.ts';
import {isA} from '../refusal.ts';
import {createAgenda} from './agenda.ts';
import {keepFault, readFault} from './keep-fault.ts';
import {listPersistent, uuidsIn} from './questions.ts';
import type {VersionStore} from './store.ts';

/**
 * Sees to it that each definition is in the history before it is replaced, by whomever: it reads all of them slowly, each
 * anew from time to time, and at once those that an event tells of.
 */
export interface Keeper {
  /** A connection stands. Of what was before, no event tells. */
  start(): void;
  /** The connection is lost, or nothing more is to be kept. */
  stop(): void;
  /** @param uuid of the domain that the event is about, as far as that is known */
  heard(event: DomainEvent, uuid: string | undefined): void;
  /** The definition of the domain may be another one by now. */
  changed(uuid: string): void;
}

export interface KeeperOptions {
  readonly virsh: Virsh;
  readonly clock: Clock;
  readonly store: VersionStore;
  /** The history of the domain is another one. */
  readonly onKept: (uuid: string) => void;
  /** Definitions are not kept; the sentences say why, and what to try. Told once, until some are kept again. */
  readonly onFault: (sentences: string) => void;
}

/** How long one question may take, in milliseconds. */
const limitMs = 5000;
/** Not every change has an event: a definition is read again after this, in milliseconds. */
const renewalMs = 300_000;
/** After a failure nothing is tried for so long. */
const retryMs = 30_000;
/** Between two questions that nothing hurries: so many times what the last one took, within these limits. Polls come first. */
const restShare = 9;
const leastRestMs = 100;
const mostRestMs = 500;

/** Events that tell of another definition, beside those of a lifecycle that say so. */
const changing: ReadonlySet<string> = new Set(['device-added', 'device-removed', 'metadata-change']);

export function createKeeper({virsh, clock, store, onKept, onFault}: KeeperOptions): Keeper {
  const agenda = createAgenda();
  const alarm = createAlarm(clock);
  let hasFailed = false;
  /** Counts the starts and stops: an earlier one has nothing more to do. */
  let turn = 0;

  async function read(uuid: string | undefined): Promise<void> {
    if (uuid === undefined) {
      agenda.listed(uuidsIn(await virsh.ask(listPersistent, limitMs)));
      return;
    }
    agenda.postpone(uuid, clock.now() + renewalMs);
    const text = definitionText(await virsh.ask(inactiveXml(uuid), limitMs));
    // Undefined meanwhile: what runs on is called a definition, and is none.
    if (!agenda.has(uuid)) return;
    if (!(await store.keep(uuid, text))) return;
    hasFailed = false;
    onKept(uuid);
  }

  function fail(error: unknown): void {
    if (isA('no-domain', error)) {
      agenda.relist();
      return;
    }
    agenda.pause(clock.now() + retryMs);
    const isPassing = isA('connection', error) || isA('timeout', error);
    if (!isPassing && !hasFailed) {
      hasFailed = true;
      onFault(error instanceof VirshError ? readFault(error) : keepFault(store.folder, error));
    }
  }

  async function walk(mine: number): Promise<void> {
    const nextAt = () => (mine === turn ? agenda.nextAt() : 0);
    for (await alarm.until(nextAt); mine === turn; await alarm.until(nextAt)) {
      const start = clock.now();
      const {uuid} = agenda.next();
      try {
        await read(uuid);
      } catch (error) {
        if (mine !== turn) return;
        if (uuid !== undefined) agenda.postpone(uuid, clock.now() + retryMs);
        fail(error);
      }
      const now = clock.now();
      agenda.rest(now + Math.min(mostRestMs, Math.max(leastRestMs, restShare * (now - start))));
    }
  }

  async function markUndefined(uuid: string): Promise<void> {
    agenda.strike(uuid);
    await store.markUndefined(uuid);
    onKept(uuid);
  }

  return {
    start() {
      agenda.reset();
      turn += 1;
      void walk(turn);
    },
    stop() {
      turn += 1;
      alarm.ring();
    },
    heard({kind, detail}, uuid) {
      const [change = '', manner] = kind === 'lifecycle' ? detail.split(' ') : [];
      const isListing = change === 'Defined' || change === 'Undefined';
      if (!isListing && !changing.has(kind)) return;
      if (isListing) agenda.relist();
      if (change === 'Undefined' && manner !== 'Renamed' && uuid !== undefined) markUndefined(uuid).catch(fail);
      else if (uuid !== undefined) agenda.hurry(uuid);
      alarm.ring();
    },
    changed(uuid) {
      agenda.hurry(uuid);
      alarm.ring();
    },
  };
}
