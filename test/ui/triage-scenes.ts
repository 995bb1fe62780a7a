import type {Action} from '../../source/state/action.ts';
import type {State, TriageTab} from '../../source/state/state.ts';
import {known} from './dialog-scenes.ts';
import {type Guest, identity, pollAt} from './fleet.ts';
import {hostileGuests} from './hostile-guests.ts';
import {after, connecting, type Size, watching} from './states.ts';

const GiB = 2 ** 30;
const back = {name: 'table'} as const;

/** Triage over the table, in this tab; with the id of a finding, all that is said of it. */
export function triaging(state: State, tab: TriageTab, finding?: string): State {
  const open = finding !== undefined;
  return after(state, {type: 'screen', screen: {name: 'triage', tab, cursor: finding, open, scroll: 0, back}});
}

const calm: readonly Guest[] = [
  {name: 'db1', vcpus: 4, cpu: 12, ready: 0.4, memory: 4, used: 40, rss: 3},
  {name: 'web1', vcpus: 1, cpu: 3, ready: 0, memory: 2, rss: 1.2},
];

/** A host with nothing wrong about it. */
function quiet(size: Size): State {
  const polls = Array.from({length: 6}, (_, tick): Action => {
    const poll = pollAt(tick, calm);
    const memory = {totalBytes: 64 * GiB, availableBytes: 51 * GiB, swapTotalBytes: 0, swapFreeBytes: 0};
    const busy = {userNs: 1e9 * tick, systemNs: 1e9 * tick, guestNs: 2e9 * tick, idleNs: 28e9 * tick, stealNs: 0};
    return {type: 'polled', poll: {...poll, host: {at: poll.at, cpu: busy, memory, ksm: {running: false}}}};
  });
  return after(
    connecting(size),
    {type: 'connection', connection: {status: 'connected', uri: identity.uri}},
    {type: 'identified', identity},
    ...polls,
  );
}

/** Names that break screens, of domains that wait and of domains that make them. */
const evil = hostileGuests.map((guest, index): Guest => ({...guest, vcpus: 4, cpu: 300, ready: index < 4 ? 20 : 1}));

/** What is wrong, and how things are shared out. */
export const triageScenes: Readonly<Record<string, (size: Size) => State>> = {
  triage: (size) => triaging(watching(size), 'findings'),
  'triage quiet': (size) => triaging(quiet(size), 'findings'),
  'table quiet': quiet,
  'triage finding': (size) => triaging(watching(size), 'findings', 'cpu-contention'),
  'triage remedies': (size) => triaging(watching(size), 'findings', 'memory-overcommit'),
  'triage cleared': (size) => triaging(watching(size), 'findings', 'crashed'),
  'triage question': (size) =>
    after(triaging(known(size), 'findings', 'memory-overcommit'), {
      type: 'dialog',
      dialog: {
        kind: 'ask',
        subject: {type: 'operation', operation: 'set-memory', uuids: ['6695eb01-f6a4-4304-8c3f-000000000000']},
        values: {size: '12000M', place: 'live'},
        focus: 2,
        cursor: 0,
        typed: {text: '', cursor: 0},
        error: undefined,
      },
    }),
  'triage cpu': (size) => triaging(watching(size), 'cpu'),
  'triage memory': (size) => triaging(watching(size), 'memory'),
  'triage memory, scrolled': (size) => after(triaging(watching(size), 'memory'), {type: 'moved', by: 'last'}),
  'triage hostile names': (size) => triaging(watching(size, evil), 'findings', 'cpu-contention'),
  'triage hostile list': (size) => triaging(watching(size, evil), 'findings'),
  'triage hostile cpu': (size) => triaging(watching(size, evil), 'cpu'),
  'triage hostile memory': (size) => triaging(watching(size, evil), 'memory'),
  'table hostile findings': (size) => watching(size, evil),
  'triage without a domain': (size) => triaging(watching(size, []), 'memory'),
};
