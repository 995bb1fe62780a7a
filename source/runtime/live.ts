import type {Effect} from '../commands/command.ts';
import type {DomainEvent} from '../model/event.ts';
import type {Action} from '../state/action.ts';
import {bounds} from '../state/bounds.ts';
import type {Run} from '../state/run.ts';
import {selectWanted} from '../state/select/wanted.ts';
import type {State} from '../state/state.ts';
import {openVirsh} from '../virsh/connect.ts';
import {VirshError} from '../virsh/errors.ts';
import type {RunResult} from '../virsh/virsh.ts';
import {createBackupFolders} from './backup-folders.ts';
import {systemClock} from './clock.ts';
import {createDefineFollower} from './edit/follow-define.ts';
import {createEffects} from './effects.ts';
import {createFactsRenewal} from './facts-renewal.ts';
import {tellLeft} from './found-backups/journal.ts';
import {createBackupsRenewal} from './found-backups/renewal.ts';
import type {HandOff} from './hand-off.ts';
import {createHistory, historyPath} from './history.ts';
import {findLacks} from './lacks.ts';
import {thisMachine} from './machine.ts';
import {createOwnProgram} from './own-program.ts';
import {createPoller} from './poller.ts';
import {createRunner} from './runner.ts';
import {createSampler} from './sampler.ts';
import type {Store} from './store.ts';
import {tellTime} from './tell-time.ts';
import {createKeepBefore} from './versions/keep-before.ts';
import {createKeeper} from './versions/keeper.ts';
import {versionsRenewal} from './versions/renewal.ts';
import {createVersionStore, versionsFolder} from './versions/store.ts';
import {createEventWatcher} from './watch-events.ts';
import {createXmlRenewal, redefining} from './xml-renewal.ts';

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
  /** The environment instead of this process's own. */
  readonly env?: NodeJS.ProcessEnv;
  /** Quits after so many updates with rates; undefined is never. */
  readonly updates: number | undefined;
  /** How many definitions of a domain are kept. */
  readonly keepVersions?: number;
  readonly quit: () => void;
  /** The program itself has failed. */
  readonly onFault: (error: unknown) => void;
  /** Gives a command the terminal until it ends. */
  readonly attach?: HandOff['attach'];
  /** Writes to the terminal, as it is. */
  readonly write?: (text: string) => unknown;
}

/** Events that tell of another state, or of another domain. */
const telling: ReadonlySet<string> = new Set([
  'lifecycle',
  'io-error',
  'watchdog',
  'control-error',
  'balloon-change',
  'job-completed',
]);

/** Events after which triage has to look at a definition again. */
const retuning: ReadonlySet<string> = new Set([...redefining, 'tunable']);

/** Connects, and lets polls, events and time come to the store until it is stopped. */
export function startLive({store, uri, readOnly, updates, quit, onFault, ...options}: LiveOptions): Live {
  const {dispatch, getState} = store;
  const {
    env = process.env,
    keepVersions: most = bounds.keepVersions.initial,
    attach = withoutTerminal,
    write = (text) => process.stdout.write(text),
  } = options;
  const clock = systemClock;
  let polls = 0;
  const virsh = openVirsh({uri, readOnly, env, cpuMsOf: thisMachine.processMs});
  const sampler = createSampler(virsh, clock, thisMachine);
  const poller = createPoller({
    sampler,
    clock,
    uri,
    dispatch: (action) => {
      dispatch(action);
      if (action.type === 'polled') renewBackups('poll');
      if (action.type !== 'polled' || !action.poll.answers.some(({groups}) => groups.includes('cpu-total'))) return;
      if (polls === updates) quit();
      polls += 1;
    },
    wanted: () => selectWanted(getState()),
    delayMs: () => getState().delayMs,
    onConnection: (stands) => {
      if (!stands) {
        events.stop();
        keeper.stop();
        return;
      }
      events.start();
      // libvirt tells nobody who may only read what a definition keeps secret: without that it would be another one.
      if (!readOnly) keeper.start();
      renew();
    },
  });
  const events = createEventWatcher({
    virsh,
    clock,
    onEvent: (event) => {
      dispatch({type: 'event', event});
      if (telling.has(event.kind)) poller.refreshSoon(event.kind === 'balloon-change' ? event.domain : undefined);
      if (event.domain !== undefined && retuning.has(event.kind)) sampler.redefined(event.domain);
      keeper.heard(event, getState().world.events.at(-1)?.uuid);
      renew(event);
    },
    onEnd: () => poller.refreshSoon(),
  });
  const versions = createVersionStore({folder: versionsFolder(env), most, wallSeconds: clock.wallSeconds});
  const keeper = createKeeper({
    virsh,
    clock,
    store: versions,
    onKept: (uuid) => {
      for (const effect of versionsRenewal(getState(), uuid)) run(effect);
    },
    onFault: (text) => dispatch({type: 'notice', notice: {level: 'warning', text}}),
  });
  const runner = createRunner({
    virsh,
    clock,
    dispatch,
    attach,
    own: createOwnProgram({uri, env, clock}),
    keepBefore: createKeepBefore(virsh, versions),
    isDryRun: () => getState().dryRun,
    onBegin: ({program, argv}) => {
      if (program === 'kvmtop' && argv[0] === 'backup') folders.remember(argv[argv.indexOf('--to') + 1] ?? '');
    },
    onEnd: ({uuid, readOnly, program}) => {
      if (program === 'kvmtop') renewBackups('run');
      if (readOnly) return;
      poller.refreshSoon();
      if (uuid !== undefined) keeper.changed(uuid);
      if (uuid !== undefined && getState().facts.has(uuid)) run({type: 'readFacts', uuids: [uuid]});
    },
  });
  const history = createHistory(historyPath(env), dispatch);
  const folders = createBackupFolders(env, dispatch);
  const run = createEffects({
    virsh,
    env,
    runner,
    history,
    versions,
    keeper,
    folders,
    getState,
    dispatch,
    quit,
    pollNow: poller.pollNow,
    write,
    attach,
  });
  const renewBackups = createBackupsRenewal(getState, run);
  const renewals = [createXmlRenewal(getState, run), createFactsRenewal(getState, run)];
  const renew = (event?: DomainEvent) => {
    for (const each of renewals) each(event);
    if (event) renewBackups(event);
  };
  dispatch({type: 'lacks', tools: findLacks(process.env)});
  void history.read();
  void folders.read();
  void tellLeft(env, dispatch);
  let delayMs = getState().delayMs;
  const unfollow = store.subscribe(createDefineFollower({getState, dispatch, virsh, env}));
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
      runner.stop();
      keeper.stop();
      unsubscribe();
      unfollow();
      events.stop();
      poller.stop();
      await virsh.close();
      await versions.settled();
    },
  };
}

async function withoutTerminal({argv}: Run): Promise<RunResult> {
  const error = new VirshError('failed', 'There is no terminal to give away', argv, 'Run it in another terminal.');
  return {stdout: '', exitCode: undefined, error};
}
