import type {Finding} from '../../triage/finding.ts';
import {selectLayout} from '../layout.ts';
import {shownWorld} from '../shown.ts';
import type {Screen, State, TriageTab, World} from '../state.ts';
import {worldFacts} from '../world-facts.ts';
import {cpuItems} from './triage/cpu-items.ts';
import {findingItems} from './triage/finding-items.ts';
import {sentence, type TriageItem} from './triage/item.ts';
import {memoryItems} from './triage/memory-items.ts';
import {quietItems} from './triage/quiet-items.ts';

export type {TriageItem} from './triage/item.ts';
export type TriageScreen = Extract<Screen, {name: 'triage'}>;

export interface ListedFinding {
  readonly finding: Finding;
  readonly selected: boolean;
  /** For how long it shows, in milliseconds. */
  readonly heldMs: number | undefined;
}

/** Below a line of tabs: the list of findings under its heads, or a page of lines. */
export type TriageView = {
  readonly tab: TriageTab;
  /** Index of the first visible line, and how many there are. */
  readonly first: number;
  readonly total: number;
  /** Lines of the screen for the visible ones. */
  readonly height: number;
} & ({readonly findings: readonly ListedFinding[]} | {readonly items: readonly TriageItem[]});

/** What is wrong, or how CPU and memory are shared out; undefined while triage is closed. */
export function selectTriage(state: State): TriageView | undefined {
  const {screen} = state;
  if (screen.name !== 'triage') return undefined;
  const {tab} = screen;
  const height = triageHeight(state);
  if (isList(state)) {
    const {findings} = shownWorld(state).triage;
    const cursor = findingCursor(state);
    const total = findings.length;
    const first = Math.max(0, Math.min(cursor - Math.floor(height / 2), total - height));
    return {tab, first, total, height, findings: listed(state, first, height, cursor)};
  }
  const items = triageItems(state);
  const first = Math.min(screen.scroll, lastTriageScroll(state));
  return {tab, first, total: items.length, height, items: items.slice(first, first + height)};
}

function listed(state: State, first: number, height: number, cursor: number): readonly ListedFinding[] {
  const {triage, at} = shownWorld(state);
  return triage.findings.slice(first, first + height).map((finding, index) => ({
    finding,
    selected: first + index === cursor,
    heldMs: finding.since === undefined ? undefined : Math.max(0, at - finding.since),
  }));
}

/** Whether the list of findings is on screen. */
export function isList(state: State): boolean {
  const {screen} = state;
  return screen.name === 'triage' && screen.tab === 'findings' && !screen.open && hasFindings(state);
}

function hasFindings(state: State): boolean {
  return shownWorld(state).triage.findings.length > 0;
}

/** Index of the finding under the cursor; that of the first where it does not show any more. */
export function findingCursor(state: State): number {
  const {screen} = state;
  const {findings} = shownWorld(state).triage;
  return screen.name === 'triage'
    ? Math.max(
        0,
        findings.findIndex(({id}) => id === screen.cursor),
      )
    : 0;
}

/** The finding of which all is said; undefined where none is open, or it does not show any more. */
export function openFinding(state: State): Finding | undefined {
  const {screen} = state;
  if (screen.name !== 'triage' || screen.tab !== 'findings' || !screen.open) return undefined;
  return shownWorld(state).triage.findings.find(({id}) => id === screen.cursor);
}

/** Lines for the list, which has a line of heads, or for the page. */
export function triageHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - (isList(state) ? 2 : 1));
}

/** How far the page can be scrolled: so far that its last line is the last of the screen. */
export function lastTriageScroll(state: State): number {
  return Math.max(0, triageItems(state).length - triageHeight(state));
}

const made = new WeakMap<World, Map<string, readonly TriageItem[]>>();

/** The lines of the page, made once per world and width: a key press makes none. */
function triageItems(state: State): readonly TriageItem[] {
  const {screen, size} = state;
  if (screen.name !== 'triage') return [];
  const world = shownWorld(state);
  const ofWorld = made.get(world) ?? new Map<string, readonly TriageItem[]>();
  made.set(world, ofWorld);
  const key = [size.columns, screen.tab, screen.open, screen.cursor].join(' ');
  const items = ofWorld.get(key) ?? pages[screen.tab](state, world, screen);
  ofWorld.set(key, items);
  return items;
}

const pages: Readonly<Record<TriageTab, (state: State, world: World, screen: TriageScreen) => readonly TriageItem[]>> =
  {
    findings: (state, world, {open}) => {
      const {columns} = state.size;
      const finding = openFinding(state);
      if (finding) {
        const nameOf = (uuid: string) => world.domains.get(uuid)?.name ?? uuid;
        return findingItems(finding, {at: world.at, width: columns, nameOf});
      }
      return open
        ? sentence('This does not show any more: it has been better for a while. esc goes back.', columns)
        : quietItems(worldFacts(world), columns);
    },
    cpu: ({size}, world) => cpuItems(worldFacts(world), size.columns),
    memory: ({size}, world) => memoryItems(worldFacts(world), squeezedIn(world), size.columns),
  };

/** How many guests are squeezed by their balloons. */
function squeezedIn({triage}: World): number {
  const finding = triage.findings.find(({id}) => id === 'squeezed-guest');
  return finding?.domains.filter(({part}) => part === 'victim').length ?? 0;
}
