import type {DomainState} from '../../model/domain-state.ts';
import {selectLayout} from '../layout.ts';
import type {DefinitionFile} from '../review.ts';
import {shownWorld} from '../shown.ts';
import type {State} from '../state.ts';

/** A definition in a file, and how it stands with the domain that it is of. */
export interface FileEntry {
  readonly file: DefinitionFile;
  readonly selected: boolean;
  /** The state of the domain of that UUID or, without one, of that name; undefined when none is defined. */
  readonly state: DomainState | undefined;
  /** A domain that has its name and another UUID, or its UUID and another name: libvirt refuses to define it. */
  readonly rival: string | undefined;
}

/** The definitions of a folder below a title line and the heads of the columns, and what is to be said of one of them. */
export interface Files {
  readonly folder: string;
  readonly error: string | undefined;
  readonly isReading: boolean;
  /** The visible ones. */
  readonly entries: readonly FileEntry[];
  readonly first: number;
  readonly total: number;
  /** How many more there are, which were not read. */
  readonly beyond: number;
  readonly selected: FileEntry | undefined;
  readonly height: number;
  readonly detailHeight: number;
}

/** The definitions of a folder; undefined while none is open. */
export function selectFiles(state: State): Files | undefined {
  const {screen} = state;
  if (screen.name !== 'files') return undefined;
  const {folder, files, beyond = 0} = screen;
  const {height, detailHeight} = filesHeights(state);
  const list = files && !('error' in files) ? files : [];
  const cursor = filesCursor(state);
  const first = Math.max(0, Math.min(cursor - Math.floor(height / 2), list.length - height));
  const entries = list
    .slice(first, first + height)
    .map((file, index) => entryOf(state, file, first + index === cursor));
  return {
    folder,
    error: files && 'error' in files ? files.error : undefined,
    isReading: files === undefined,
    entries,
    first,
    total: list.length,
    beyond,
    selected: entries.find(({selected}) => selected),
    height,
    detailHeight,
  };
}

/** The file under the cursor; undefined where there is none. */
export function selectedFile(state: State): DefinitionFile | undefined {
  const {screen} = state;
  if (screen.name !== 'files' || !screen.files || 'error' in screen.files) return undefined;
  return screen.files[filesCursor(state)];
}

function filesCursor({screen}: State): number {
  if (screen.name !== 'files' || !screen.files || 'error' in screen.files) return 0;
  return Math.max(0, Math.min(screen.cursor, screen.files.length - 1));
}

/** Lines for the list and for the file under the cursor; a small screen has only the list. */
export function filesHeights(state: State): {readonly height: number; readonly detailHeight: number} {
  const below = Math.max(1, selectLayout(state).body - 2);
  const detailHeight = below >= 14 ? 7 : below >= 8 ? 4 : 0;
  return {height: below - detailHeight, detailHeight};
}

function entryOf(state: State, file: DefinitionFile, selected: boolean): FileEntry {
  const {uuid, name, fault} = file;
  const domains = fault === undefined ? [...shownWorld(state).domains.values()] : [];
  const same = domains.find((domain) => domain.uuid === uuid);
  const namesake = domains.find((domain) => domain.name === name);
  const rival = [same?.name === name ? undefined : same, namesake?.uuid === uuid ? undefined : namesake].find(Boolean);
  return {file, selected, state: (same ?? namesake)?.readings.state?.value.state, rival: rival?.name};
}
