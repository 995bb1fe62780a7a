import {inspect} from 'node:util';
import {render} from 'ink';
import type {Outcome} from './commands/command.ts';
import {paste, press} from './commands/dispatch.ts';
import type {Options} from './options.ts';
import type {Live} from './runtime/live.ts';
import {hasColor, isAsciiLocale} from './runtime/look.ts';
import {onEnding} from './runtime/signals.ts';
import {createStore} from './runtime/store.ts';
import {initialState} from './state/initial.ts';
import {reduce} from './state/reduce.ts';
import {App} from './ui/app.tsx';

/** Runs kvmtop on the terminal; resolves when the user, a signal or a fault has ended it and the terminal is restored. */
export async function main(options: Options): Promise<void> {
  const {env, stdout} = process;
  const {uri, delayMs, readOnly} = options;
  const size = () => ({columns: stdout.columns, rows: stdout.rows});
  const store = createStore(initialState({uri, delayMs, readOnly, size: size()}), reduce);
  const end = Promise.withResolvers<number>();
  const fail = (error: unknown) => end.reject(error);
  let live: Live | undefined;

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
      else live?.run(outcome.effect);
    }
  };
  const screen = render(
    <App
      store={store}
      look={{ascii: options.ascii || isAsciiLocale(env), color: hasColor(env)}}
      onKey={(key) => run(press(store.getState(), key))}
      onPaste={(text) => run(paste(store.getState(), text))}
    />,
    {alternateScreen: true, incrementalRendering: true, exitOnCtrlC: false, patchConsole: false, interactive: true},
  );
  screen.waitUntilExit().then(quit, fail);

  // Only now, so that the first frame need not wait for it.
  import('./runtime/live.ts').then(({startLive}) => {
    live = startLive({store, uri, readOnly, updates: options.iterations, quit, onFault: fail});
  }, fail);

  const fault = await end.promise.then(
    (exitCode) => ({exitCode, words: ''}),
    (error: unknown) => ({exitCode: 1, words: `kvmtop has failed by a fault of its own:\n${inspect(error)}\n`}),
  );
  screen.unmount();
  process.stderr.write(fault.words);
  await live?.stop().catch(() => undefined);
  process.exit(fault.exitCode);
}
