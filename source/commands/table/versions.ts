import {detailOf} from '../../state/screens.ts';
import {markedVersion, selectedVersion, versionBefore} from '../../state/select/versions/list.ts';
import {standingOf} from '../../state/select/versions.ts';
import type {State} from '../../state/state.ts';
import type {Command, Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {openVersionSearch} from '../prompts/search-versions.ts';

const shared = {group: 'definitions', danger: 'view', screens: ['versions'], disabled: withoutVersion} as const;

/** The history of definitions: to read them, to compare two, and to go back to one. */
export const versionsCommands: readonly Command[] = [
  {
    ...shared,
    id: 'versions',
    keys: ['H'],
    label: 'history',
    help: 'Show the definitions that were kept: of all domains and of those that are no more, or of the one that is open.',
    screens: ['table', 'detail'],
    disabled: () => undefined,
    run: ({screen}) => {
      const uuid = detailOf(screen)?.uuid;
      const versions = {
        name: 'versions',
        uuid,
        versions: undefined,
        cursor: 0,
        against: undefined,
        back: screen,
      } as const;
      return [...act({type: 'screen', screen: versions}), {effect: {type: 'readVersions', uuid}}];
    },
  },
  {
    ...shared,
    id: 'read-version',
    keys: ['enter'],
    label: 'read',
    help: 'Read the definition under the cursor; passwords in it are not shown.',
    footer: 10,
    run: (state) => withSelected(state, (version) => [{effect: {type: 'showVersion', version}}]),
  },
  {
    ...shared,
    id: 'compare-version',
    keys: ['='],
    label: 'compare',
    help: 'Compare the definition under the cursor with the marked one, or else with the one before it.',
    footer: 20,
    disabled: (state) => withoutVersion(state) ?? withoutOther(state),
    run: (state) =>
      withSelected(state, (version) => {
        const against = markedVersion(state) ?? versionBefore(state, version);
        return against ? [{effect: {type: 'showVersion', version, against}}] : [];
      }),
  },
  {
    ...shared,
    id: 'compare-with-now',
    keys: ['n'],
    label: 'with now',
    help: 'Compare the definition under the cursor with the one that its domain has now.',
    footer: 30,
    disabled: (state) => withoutVersion(state) ?? withoutNow(state),
    run: (state) => withSelected(state, (version) => [{effect: {type: 'showVersion', version, against: 'now'}}]),
  },
  {
    ...shared,
    id: 'mark-version',
    keys: ['m'],
    label: 'mark',
    help: 'Mark the definition under the cursor, or no longer, to compare others with it.',
    footer: 40,
    run: (state) =>
      withSelected(state, ({id}) => {
        const {screen} = state;
        if (screen.name !== 'versions') return [];
        return act({type: 'screen', screen: {...screen, against: screen.against === id ? undefined : id}});
      }),
  },
  {
    ...shared,
    id: 'go-back-to-version',
    keys: ['r'],
    label: 'go back to it',
    help: 'Review the definition under the cursor to define it again: it undoes a define, or an undefine.',
    danger: 'reversible',
    footer: 50,
    run: (state) => withSelected(state, (version) => [{effect: {type: 'reviewVersion', version}}]),
  },
  {
    ...shared,
    id: 'search-versions',
    keys: ['/'],
    label: 'search',
    help: 'List only the definitions of domains that have a text in their name, or as the beginning of their UUID.',
    footer: 60,
    disabled: () => undefined,
    run: openVersionSearch,
  },
  {
    ...shared,
    id: 'close-versions',
    keys: ['escape', 'q'],
    label: 'back',
    help: 'Go back to where the history was opened; escape first lists all again.',
    footer: 80,
    disabled: () => undefined,
    run: ({screen}, key) => {
      if (screen.name !== 'versions') return [];
      const isSearching = key === 'escape' && (screen.search ?? '') !== '';
      return act({type: 'screen', screen: isSearching ? {...screen, search: '', cursor: 0} : screen.back});
    },
  },
];

type Selected = NonNullable<ReturnType<typeof selectedVersion>>;

function withSelected(state: State, run: (version: Selected) => readonly Outcome[]): readonly Outcome[] {
  const version = selectedVersion(state);
  return version ? run(version) : [];
}

function withoutVersion(state: State): string | undefined {
  if (selectedVersion(state)) return undefined;
  const search = state.screen.name === 'versions' ? state.screen.search : undefined;
  return search ? `No definition is kept of a domain with ${search}.` : 'No definition is kept here.';
}

function withoutOther(state: State): string | undefined {
  const version = selectedVersion(state);
  const marked = markedVersion(state);
  if (!version || (marked && marked.id !== version.id)) return undefined;
  if (marked) return 'It is the marked one itself: move to another one to compare with it.';
  return versionBefore(state, version)
    ? undefined
    : 'It is the first one that was kept of this domain: mark another one with m.';
}

function withoutNow(state: State): string | undefined {
  const version = selectedVersion(state);
  if (!version) return undefined;
  if (!state.world.domains.has(version.uuid)) return `${version.name} is not defined now.`;
  return standingOf(state, version) === 'now' ? 'It is the one that the domain has now.' : undefined;
}
