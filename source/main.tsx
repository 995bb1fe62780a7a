import {inspect} from 'node:util';
import {render} from 'ink';
import type {Effect, Outcome} from './commands/command.ts';
import {paste, press} from './commands/dispatch.ts';
import {safeText} from './format/safe-text.ts';
import type {Options} from './options.ts';
import type {HandOff} from './runtime/hand-off.ts';
import {createKeyGate} from './runtime/hand-off-gate.ts';
import type {Live} from './runtime/live.ts';
import {hasColor, isAsciiLocale} from './runtime/look.ts';
import {onEnding} from './runtime/signals.ts';
import {createStore} from './runtime/store.ts';
import {initialState} from './state/initial.ts';
import {reduce} from './state/reduce.ts';
import {App, type Suspend} from './ui/app.tsx';

/** Runs kvmtop on the terminal; resolves when the user, a signal or a fault has ended it and the terminal is restored. */
export async function main(options: Options): Promise<void> {
  const {env, stdout} = process;
  const {uri, delayMs, readOnly, dryRun, shutdownWaitMs, keepVersions} = options;
  const size = () => ({columns: stdout.columns, rows: stdout.rows});
  const store = createStore(initialState({uri, delayMs, readOnly, dryRun, shutdownWaitMs, size: size()}), reduce);
  const end = Promise.withResolvers<number>();
  const fail = (error: unknown) => end.reject(error);
  const gate = createKeyGate(store.getState);
  const suspending = Promise.withResolvers<Suspend>();
  const early: Effect[] = [];
  let live: Live | undefined;
  let handOff: HandOff | undefined;

  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  onEnding(end.resolve);
  // The terminal has gone, and with it anyone to tell.
  stdout.on('error', () => end.resolve(1));
  stdout.on('resize', () => store.dispatch({type: 'resized', ...size()}));

  const quit = () => end.resolve(0);
  const run = (outcomes: readonly Outcome[]) => {
    for (const outcome of outcomes) {
      if ('action' in outcome) store.dispatch(outcome.action);
      else if (outcome.effect.type === 'quit') quit();
      else if (live) live.run(outcome.effect);
      else early.push(outcome.effect);
    }
  };
  const screen = render(
    <App
      store={store}
      look={{ascii: options.ascii || isAsciiLocale(env), color: hasColor(env)}}
      onKeys={(keys) => gate.feed(keys, (key) => run(press(store.getState(), key)))}
      onPaste={(text) => gate.isClosed() || run(paste(store.getState(), text))}
      onSuspend={suspending.resolve}
    />,
    {alternateScreen: true, incrementalRendering: true, exitOnCtrlC: false, patchConsole: false, interactive: true},
  );
  screen.waitUntilExit().then(quit, fail);

  // Only now, so that the first frame need not wait for it.
  Promise.all([import('./runtime/live.ts'), import('./runtime/hand-off.ts'), suspending.promise]).then(
    ([{startLive}, {createHandOff}, suspend]) => {
      const terminal = createHandOff({
        suspend,
        uri,
        readOnly,
        exitKey: options.escape,
        clean: safeText,
        takeHeld: gate.takeHeld,
        onReturn: ({id}) => gate.isBack(id),
      });
      handOff = terminal;
      live = startLive({
        store,
        uri,
        readOnly,
        updates: options.iterations,
        keepVersions,
        quit,
        onFault: fail,
        attach: terminal.attach,
        write: (text) => terminal.isAway() || stdout.write(text),
      });
      for (const effect of early) live.run(effect);
    },
    fail,
  );

  const fault = await end.promise.then(
    (exitCode) => ({exitCode, words: ''}),
    (error: unknown) => ({exitCode: 1, words: `kvmtop has failed by a fault of its own:\n${inspect(error)}\n`}),
  );
  await handOff?.stop();
  screen.unmount();
  process.stderr.write(fault.words);
  await live?.stop().catch(() => undefined);
  process.exit(fault.exitCode);
}
