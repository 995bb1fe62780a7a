import {describe, expect, it} from 'vitest';
import {play, uuid} from '../../state/fleet.ts';
import {pressAll, typeText} from '../driver.ts';
import {run, scene} from '../scene.ts';

const start = scene();
const failed = run({
  id: 2,
  batch: 2,
  status: 'failed',
  name: "it's",
  argv: ['snapshot-delete', '--domain', uuid('db1'), "it's $HOME"],
  endedAt: 3500,
  exitCode: 1,
  error: 'Domain snapshot not found.',
  advice: 'List the snapshots first.',
});
const used = play([{type: 'runs', runs: [run({id: 1, status: 'waiting'}), failed]}], start);

describe('the command log', () => {
  const log = pressAll(used, 'l').state;

  it('opens over the screen, and leads back to it', () => {
    expect(log.screen).toEqual({name: 'log', cursor: undefined, back: {name: 'table'}});
    for (const key of ['escape', 'q']) {
      const detail = pressAll(used, 'enter').state;
      expect(pressAll(detail, 'l', key).state.screen).toEqual(detail.screen);
    }
  });

  it('shows all about the command under the cursor', () => {
    const {screen} = pressAll(log, 'enter').state;
    if (screen.name !== 'pager') throw new Error('no pager is open');
    const {text} = screen.pager;
    for (const part of ['failed', '2.5 s', 'exit code  1', 'Domain snapshot not found.', 'List the snapshots first.']) {
      expect(text).toContain(part);
    }
    expect(screen.back).toEqual(log.screen);
  });

  it('copies it as a shell takes it, with its connection', () => {
    const connected = play([{type: 'connection', connection: {status: 'connected', uri: 'qemu:///system'}}], log);
    expect(pressAll(connected, 'y').effects).toEqual([
      {type: 'copy', text: `virsh -c qemu:///system snapshot-delete --domain ${uuid('db1')} 'it'\\''s $HOME'`},
    ]);
  });

  it('cancels what waits, asks about what runs, and leaves what is over', () => {
    expect(pressAll(log, 'x').state.notice?.text).toBe('It is over already.');
    expect(pressAll(log, 'j', 'x').effects).toEqual([{type: 'cancel', ids: [1]}]);
    const running = play([{type: 'run', id: 1, news: {status: 'running'}}], log);
    const {state, effects} = pressAll(running, 'j', 'x');
    expect([effects, state.dialog]).toMatchObject([[], {subject: {type: 'abandon', run: 1}}]);
  });

  it.each(['enter', 'y', 'x'])('has nothing for %s while it is empty', (key) => {
    expect(pressAll(start, 'l', key).state.notice?.text).toBe('No command has been run yet.');
  });
});

describe('the events of the host', () => {
  it('open over the screen, and lead back to it', () => {
    const open = pressAll(start, 'E').state;
    expect(open.screen).toEqual({name: 'events', scroll: 0, back: {name: 'table'}});
    for (const key of ['escape', 'q']) expect(pressAll(open, key).state).toEqual(start);
  });
});

describe('the pager', () => {
  const text = Array.from({length: 100}, (_, line) => (line % 30 === 20 ? `Line ${line} vCPU` : `line ${line}`)).join(
    '\n',
  );
  const pager = {title: 'x', run: undefined, text, scroll: 0, search: ''};
  const open = play([{type: 'screen', screen: {name: 'pager', pager, back: {name: 'table'}}}], start);
  const at = (...keys: readonly string[]) => {
    const {screen} = pressAll(open, ...keys).state;
    return screen.name === 'pager' ? [screen.pager.scroll, screen.pager.search] : screen.name;
  };

  it.each<[readonly string[], unknown]>([
    [
      ['/', ...'vcpu'],
      [20, 'vcpu'],
    ],
    [
      ['/', ...'vcpu', 'enter', 'n'],
      [50, 'vcpu'],
    ],
    [
      ['/', ...'vcpu', 'enter', 'n', 'N'],
      [20, 'vcpu'],
    ],
    [
      ['j', 'j', '/', ...'vcpu', 'escape'],
      [2, ''],
    ],
    [
      ['/', ...'nothing of it'.replaceAll(' ', '_')],
      [0, 'nothing_of_it'],
    ],
    [
      ['/', ...'vcpu', 'enter', 'escape'],
      [20, ''],
    ],
    [['/', ...'vcpu', 'enter', 'escape', 'escape'], 'table'],
    [['/', ...'vcpu', 'enter', 'q'], 'table'],
    [['q'], 'table'],
    [
      ['/', 'q', 'escape'],
      [0, ''],
    ],
  ])('is, after %j, at %j', (keys, expected) => {
    expect(at(...keys)).toEqual(expected);
  });

  it.each([
    [['n'], 'Look for something first, with /.'],
    [['/', 'z', 'enter', 'N'], 'Nothing here has z.'],
  ])('says after %j: %s', (keys, notice) => {
    expect(pressAll(open, ...keys).state.notice?.text).toBe(notice);
  });

  it('shortens and lengthens what is looked for from where it was', () => {
    expect(at('/', ...'line_5', 'backspace', 'backspace')).toEqual([0, 'line']);
    expect(pressAll(typeText(open, '/vcpu'), 'enter', '/').state.prompt).toMatchObject({text: 'vcpu', cursor: 4});
  });
});
