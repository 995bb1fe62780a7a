import {type CpuMsOf, createCpuMeter} from './cpu-meter.ts';
import {virshWords} from './run/words.ts';
import {createRun} from './run.ts';
import {type LaunchOptions, prepareLaunch} from './session/launch.ts';
import {createSession} from './session/session.ts';
import {startShell} from './session/shell.ts';
import type {Virsh} from './virsh.ts';
import {type EventProcess, startEvents} from './watch.ts';

export interface VirshOptions extends LaunchOptions {
  /** How to read the CPU time of a process of this machine; without it, `cpuMs` is unknown. */
  readonly cpuMsOf?: CpuMsOf;
}

/** The real virsh. Nothing starts before the first question or watch. */
export function openVirsh({cpuMsOf, ...options}: VirshOptions): Virsh {
  const meter = createCpuMeter(cpuMsOf ?? (() => undefined));
  const watches = new Set<EventProcess>();
  let isClosed = false;
  let prepared: ReturnType<typeof prepareLaunch> | undefined;
  const launch = () => {
    prepared ??= prepareLaunch(options);
    return prepared;
  };

  const session = createSession(async () => {
    const shell = startShell(await launch());
    meter.follow(shell.pid, shell.ended);
    return shell;
  });

  return {
    ask: session.ask,
    run: createRun(options),
    words: (argv, {readOnly = false} = {}) => virshWords(options, argv, readOnly),
    watch(listener) {
      let isStopped = false;
      let events: EventProcess | undefined;
      void launch().then((how) => {
        if (isStopped || isClosed) return;
        const started = startEvents(how, listener);
        events = started;
        watches.add(started);
        meter.follow(started.pid, started.ended);
        void started.ended.then(() => watches.delete(started));
      });
      return {
        stop() {
          isStopped = true;
          events?.kill();
        },
      };
    },
    cpuMs: () => (cpuMsOf ? meter.totalMs() : undefined),
    async close() {
      isClosed = true;
      for (const events of watches) events.kill();
      await Promise.all([session.close(), ...Array.from(watches, ({ended}) => ended)]);
    },
  };
}
