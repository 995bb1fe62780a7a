import {describe, expect, it} from 'vitest';
import {goOn} from '../../../source/commands/begin.ts';
import {helpSections} from '../../../source/commands/help.ts';
import {operations} from '../../../source/operations/table.ts';
import {play, uuid} from '../../state/fleet.ts';
import {pasteText, pressAll} from '../driver.ts';
import {plainFacts, scene} from '../scene.ts';

const start = scene({...plainFacts, snapshots: ['before']});
const {state: menu, effects} = pressAll(start, 'a');
/** The first that fits a running domain. */
const pause = operations.findIndex(({id}) => id === 'suspend');

describe('the action menu', () => {
  it('opens for the domain under the cursor, on what fits it, and has its facts read', () => {
    expect([menu.dialog, effects]).toEqual([
      {kind: 'menu', uuids: [uuid('db1')], cursor: pause},
      [{type: 'readFacts', uuids: [uuid('db1')]}],
    ]);
    expect(pressAll(start, 'j', 'enter', 'a').state.dialog).toMatchObject({uuids: [uuid('web1')]});
  });

  it('opens for the marked ones, and keeps to them', () => {
    const marked = pressAll(start, 'm', 'j', 'm', 'a').state;
    expect(marked.dialog).toMatchObject({uuids: [uuid('db1'), uuid('web2')]});
    expect(play([{type: 'marks', uuids: new Set(), anchor: undefined}], marked).dialog).toEqual(marked.dialog);
  });

  it.each(['escape', 'q'])('closes on %s', (key) => {
    expect(pressAll(menu, key).state.dialog).toBeUndefined();
  });

  it.each([
    [['j'], pause + 1],
    [['down', 'down', 'k'], pause + 1],
    [['home', 'up'], 0],
    [['end'], operations.length - 1],
    [['end', 'j'], operations.length - 1],
    [['end', 'home'], 0],
    [['pagedown', 'pageup'], pause],
  ])('moves with %j to %i', (keys, cursor) => {
    expect(pressAll(menu, ...keys).state.dialog).toMatchObject({cursor});
  });

  it.each(operations.map(({key, id, danger}) => [key, id, danger] as const))(
    'answers to %s: %s, which is %s, with a run, a question or a reason, and without asking only if it is harmless',
    (key, id, danger) => {
      const {state: after, effects: done} = pressAll(menu, key);
      const ran = done.some(({type}) => type === 'run');
      const isAsked = after.dialog?.kind === 'ask';
      expect([ran, isAsked, after.notice !== undefined && !ran].filter(Boolean)).toHaveLength(1);
      if (ran) expect(['view', 'reversible']).toContain(danger);
      if (isAsked) expect(after.dialog).toMatchObject({subject: {operation: id, uuids: [uuid('db1')]}});
      if (ran) expect(after.dialog).toBeUndefined();
    },
  );

  it('runs what is reversible at once, and shows it', () => {
    const {state: after, effects: done} = pressAll(menu, 'p');
    expect(done).toMatchObject([
      {type: 'run', runs: [{argv: ['suspend', '--domain', uuid('db1')], how: 'background'}]},
    ]);
    expect(after.notice?.text).toContain('virsh suspend');
  });

  it('opens the pager for what is to be read', () => {
    const {state: after} = pressAll(menu, 'l');
    expect(after.screen).toMatchObject({
      name: 'pager',
      pager: {run: after.runs[0]?.id, text: undefined, scroll: 0},
      back: {name: 'table'},
    });
  });

  it('runs the operation under its cursor on enter, and says why one does not fit', () => {
    const {effects: done} = pressAll(menu, 'home', ...Array(pause).fill('j'), 'enter');
    expect(done).toMatchObject([{type: 'run', runs: [{operation: 'suspend'}]}]);
    const refused = pressAll(menu, 'home', 'enter').state;
    expect([refused.dialog, refused.notice?.text]).toEqual([
      {...menu.dialog, cursor: 0},
      expect.stringMatching(/running.*\.$/),
    ]);
  });

  it('goes to what was refused, so that an enter behind it runs nothing else', () => {
    const {state: after, effects: done} = pressAll(menu, 'y', 'enter');
    expect(done).toEqual([]);
    expect(after.dialog).toMatchObject({kind: 'menu', cursor: operations.findIndex(({id}) => id === 'clone')});
  });

  it('asks instead of refusing while the domain is still being read', () => {
    const unread = {...start, facts: new Map()};
    const {state: after, effects: done} = pressAll(unread, 'a', 'l');
    expect(done.filter(({type}) => type === 'run')).toEqual([]);
    expect(after.dialog).toMatchObject({kind: 'ask', subject: {operation: 'snapshot-list'}});
    const read = {...after, facts: start.facts};
    expect(pressAll(read, 'enter').effects).toMatchObject([{type: 'run', runs: [{operation: 'snapshot-list'}]}]);
  });

  it('takes no paste, and no key of the screen beneath', () => {
    const pasted = pasteText(menu, 'pdD\r');
    expect([pasted.runs, pasted.dialog, pasted.notice?.text]).toEqual([
      [],
      menu.dialog,
      expect.stringContaining('paste'),
    ]);
    const pressed = pressAll(menu, '/', ':', '?', 'P', 'Z', 'L', 'E').state;
    expect({...pressed, dialog: undefined, notice: undefined}).toEqual({...menu, dialog: undefined, notice: undefined});
  });

  it('is in the help behind its own key', () => {
    const section = helpSections().find(({title}) => title === 'action menu');
    expect(section?.entries.map(({term}) => term)).toEqual(operations.map(({key}) => `a ${key}`));
  });

  it('needs a domain', () => {
    const none = play([{type: 'filter', text: 'nobody'}], start);
    expect(pressAll(none, 'a').state).toMatchObject({
      dialog: undefined,
      notice: {text: 'There is no domain to act on.'},
    });
  });
});

describe('c', () => {
  const two = {name: 'console1', kind: 'virtio'};

  it('opens the only console at once', () => {
    const {state: after, effects: done} = pressAll(start, 'c');
    expect(done).toMatchObject([{type: 'run', runs: [{operation: 'console', how: 'terminal', uuid: uuid('db1')}]}]);
    expect(after.dialog).toBeUndefined();
  });

  it('asks which of several', () => {
    const facts = start.facts.get(uuid('db1'));
    if (!facts || 'error' in facts) throw new Error('the scene has facts');
    const live = {...facts.live, consoles: [...facts.live.consoles, two]};
    const state = play([{type: 'facts', uuid: uuid('db1'), facts: {...facts, live}}], start);
    expect(pressAll(state, 'c')).toMatchObject({effects: [], state: {dialog: {subject: {operation: 'console'}}}});
  });

  it('reads what it must know, and asks meanwhile', () => {
    const {state: after, effects: done} = pressAll({...start, facts: new Map()}, 'c');
    expect(done).toEqual([{type: 'readFacts', uuids: [uuid('db1')]}]);
    expect(after.dialog).toMatchObject({kind: 'ask', subject: {operation: 'console'}});
  });

  it('goes on by itself once it knows that nothing is to be chosen, and hears nobody until then', () => {
    const {state: waiting} = pressAll({...start, facts: new Map()}, 'c', 'd', 'j', 'enter');
    expect(goOn(waiting)).toEqual([]);
    expect(goOn({...waiting, facts: start.facts})).toContainEqual({
      effect: expect.objectContaining({runs: [expect.objectContaining({operation: 'console', uuid: uuid('db1')})]}),
    });
    expect(goOn(pressAll(waiting, 'escape').state)).toEqual([]);
  });

  it('stays a question where something is to be chosen', () => {
    const {state: waiting} = pressAll({...start, facts: new Map()}, 'c');
    const live = {...plainFacts.live, consoles: [...plainFacts.live.consoles, two]};
    const facts = new Map([[uuid('db1'), {...plainFacts, live}]]);
    expect(goOn({...waiting, facts})).toMatchObject([{action: {dialog: {kind: 'ask', focus: 0}}}]);
  });

  it('says why there is none', () => {
    const {state: after, effects: done} = pressAll(start, 'G', 'c');
    expect([done, after.notice?.text]).toEqual([[], expect.stringMatching(/\.$/)]);
  });
});
