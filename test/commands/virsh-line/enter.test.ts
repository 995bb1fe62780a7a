import {describe, expect, it} from 'vitest';
import type {State} from '../../../source/state/state.ts';
import {play, uuid} from '../../state/fleet.ts';
import {pasteText, pressAll, typeText} from '../driver.ts';
import {scene} from '../scene.ts';

const start = scene();

/** What enter does with a line. */
function entered(line: string, state: State = start) {
  return pressAll(pasteText(pressAll(state, ':').state, line), 'enter');
}

function runsOf({effects}: ReturnType<typeof entered>) {
  return effects.flatMap((effect) => (effect.type === 'run' ? effect.runs : []));
}

describe('the virsh line', () => {
  it.each<[string, readonly string[], string]>([
    ['list --all', ['list', '--all'], 'pager'],
    ['virsh list', ['list'], 'pager'],
    ['dominfo %', ['dominfo', uuid('db1')], 'pager'],
    ['dominfo --domain=%', ['dominfo', `--domain=${uuid('db1')}`], 'pager'],
    [`dominfo 'old ci'`, ['dominfo', 'old ci'], 'pager'],
    [`dominfo '%'`, ['dominfo', '%'], 'pager'],
    ['dominfo %%', ['dominfo', '%'], 'pager'],
    ['echo $(reboot); `x` | y > z', ['echo', '$(reboot);', '`x`', '|', 'y', '>', 'z'], 'pager'],
    ['suspend db1', ['suspend', uuid('db1')], 'background'],
    ['console %', ['console', uuid('db1')], 'terminal'],
    ['edit web1', ['edit', uuid('web1')], 'terminal'],
    ['event --all --loop', ['event', '--all', '--loop'], 'terminal'],
  ])('runs %j at once', (line, argv, how) => {
    const result = entered(line);
    expect(runsOf(result)).toMatchObject([{argv, how, readOnly: false, program: 'virsh'}]);
    expect([result.state.prompt, result.state.screen.name]).toEqual([undefined, how === 'pager' ? 'pager' : 'table']);
  });

  it.each<[string, string | undefined, string]>([
    ['shutdown db1', 'db1', 'disruptive'],
    ['shutdown %', 'db1', 'disruptive'],
    ['destroy 2', 'web1', 'destructive'],
    [`destroy ${uuid('web2')}`, 'web2', 'destructive'],
    ['destroy --domain web2', 'web2', 'destructive'],
    ['destroy --graceful --domain=web2', 'web2', 'destructive'],
    ['setvcpus db1 2', 'db1', 'disruptive'],
    ['setvcpus --count 2 --domain db1', 'db1', 'disruptive'],
    ['undefine nobody', undefined, 'destructive'],
    ['vol-delete 2 pool', undefined, 'destructive'],
    ['net-destroy db1', undefined, 'destructive'],
    ['brand-new-command db1', 'db1', 'disruptive'],
  ])('asks before %j, and names %s', (line, name, danger) => {
    const {state, effects} = entered(line);
    expect(effects.filter(({type}) => type !== 'remember')).toEqual([]);
    expect(state.dialog).toMatchObject({
      kind: 'ask',
      subject: {type: 'command', danger, uuid: name === undefined ? undefined : uuid(name)},
    });
    expect([state.prompt, state.runs]).toEqual([undefined, []]);
  });

  it('runs just what it showed once it is confirmed', () => {
    const asked = entered(`destroy 2`).state;
    expect(pressAll(typeText(asked, 'db1'), 'enter').effects).toEqual([]);
    expect(pressAll(typeText(asked, 'web1'), 'enter').effects).toMatchObject([
      {type: 'run', runs: [{argv: ['destroy', uuid('web1')], uuid: uuid('web1'), name: 'web1', label: 'destroy'}]},
    ]);
    const teller = pressAll(entered('qemu-monitor-command db1 --hmp info').state, 'y');
    expect(teller.state.screen).toMatchObject({name: 'pager', pager: {text: undefined}});
  });

  it('runs a line with % once for each of the marked domains, and asks for all of them at once', () => {
    const marked = pressAll(start, 'm', 'j', 'm').state;
    expect(runsOf(entered('suspend %', marked)).map(({argv}) => argv)).toEqual([
      ['suspend', uuid('db1')],
      ['suspend', uuid('web2')],
    ]);
    const asked = entered('destroy %', marked).state;
    expect(pressAll(asked, '2', 'enter').effects).toMatchObject([
      {type: 'run', runs: [{argv: ['destroy', uuid('db1')]}, {argv: ['destroy', uuid('web2')]}]},
    ]);
  });

  it('shows what a line with % prints of each of the marked domains, whichever ends first', () => {
    const marked = pressAll(start, 'm', 'j', 'm').state;
    const {state} = entered('domstate %', marked);
    const [first, second] = state.runs.map(({id}) => id);
    const read = play(
      [
        {type: 'output', run: second ?? 0, text: 'paused\n'},
        {type: 'output', run: first ?? 0, text: 'running\n'},
        {type: 'output', run: 99, text: 'nobody'},
      ],
      state,
    );
    expect(read.screen).toMatchObject({
      pager: {title: `virsh domstate ${uuid('db1')} and 1 more`, text: 'web2:\n\npaused\n\ndb1:\n\nrunning\n\n'},
    });
  });

  it.each<[string, RegExp]>([
    [`dominfo 'db1`, /quote ' is not closed/],
    ['dominfo "db1', /quote " is not closed/],
    ['dominfo db1\\', /backslash/],
    ['quit', /quit is for the virsh shell/],
    ['connect qemu:///session', /connect is for the virsh shell/],
    ['-c qemu:///session list', /"-c" is no virsh command/],
    [`'destroy db1'`, /"destroy db1" is no virsh command/],
    [`'list;destroy db1'`, /is no virsh command/],
    ['"" x', /"" is no virsh command/],
    ['virsh', /is no virsh command/],
    ['% list', /is no virsh command/],
  ])('says what is wrong with %j, and keeps it', (line, sentence) => {
    const {state, effects} = entered(line);
    expect([effects, state.prompt?.text, state.history]).toEqual([[], line, []]);
    expect(state.prompt?.error).toMatch(sentence);
    expect(pressAll(state, 'end', 'x').state.prompt?.error).toBeUndefined();
  });

  it('needs a domain for %', () => {
    const none = play([{type: 'filter', text: 'nobody'}], start);
    expect(entered('dominfo %', none).state.prompt?.error).toMatch(/there is none/);
  });

  it('closes without a text, and on escape', () => {
    expect(entered('  ').state).toEqual(start);
    expect(pressAll(typeText(start, ':destroy'), 'escape')).toEqual({state: start, effects: []});
  });

  it('sends everything through a read-only connection in read-only mode, and lets libvirt refuse', () => {
    for (const line of ['destroy db1', 'list', 'shutdown %', 'brand-new-command']) {
      const result = entered(line, {...start, readOnly: true});
      expect([runsOf(result).map(({readOnly}) => readOnly), result.state.dialog]).toEqual([[true], undefined]);
    }
  });

  it('takes a paste of keys and lines as text', () => {
    const pasted = pasteText(pressAll(start, ':').state, 'destroy db1\r\ny\rdb1\r');
    expect([pasted.prompt?.text, pasted.dialog, pasted.runs]).toEqual(['destroy db1 y db1 ', undefined, []]);
  });
});

describe('the history', () => {
  const used = ['list', 'list', 'dominfo db1'].reduce((state, line) => entered(line, state).state, start);

  it('keeps what was entered, once in a row', () => {
    expect(used.history).toEqual(['list', 'dominfo db1']);
    expect(entered('list').effects).toContainEqual({type: 'remember', line: 'list'});
    expect(entered('dominfo db1', used).effects.map(({type}) => type)).toEqual(['run']);
  });

  it.each([
    'secret-set-value u c2VjcmV0',
    'set-user-password db1 root x',
    'migrate db1 --password=x y',
    'brand-new --auth-password x',
    `qemu-agent-command db1 '{"execute":"guest-set-user-password"}'`,
  ])('forgets %j', (line) => {
    const {state, effects} = entered(line);
    expect([state.history, effects.filter(({type}) => type === 'remember')]).toEqual([[], []]);
  });

  it.each<[readonly string[], string]>([
    [['up'], 'dominfo db1'],
    [['up', 'up'], 'list'],
    [['up', 'up', 'up'], 'list'],
    [['up', 'up', 'down'], 'dominfo db1'],
    [['up', 'down'], 'draft'],
    [['up', 'up', 'down', 'down', 'down'], 'draft'],
    [['down'], 'draft'],
    [['up', 'x'], 'dominfo db1x'],
    [['up', 'x', 'up'], 'dominfo db1'],
    [['up', 'x', 'up', 'down'], 'dominfo db1x'],
  ])('is recalled with %j: %j', (keys, text) => {
    const back = play([{type: 'screen', screen: {name: 'table'}}], used);
    const {prompt} = pressAll(typeText(back, ':draft'), ...keys).state;
    expect(prompt).toMatchObject({text, cursor: text.length});
  });
});
