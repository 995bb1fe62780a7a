import type {Screen, State} from '../state/state.ts';
import {views} from '../state/views/views.ts';
import type {Command} from './command.ts';
import {everywhere} from './everywhere.ts';
import {keyLabel} from './keys.ts';
import {commands} from './table.ts';

export interface HelpEntry {
  /** Keys, or the title of a column. */
  readonly term: string;
  readonly text: string;
}

export interface HelpSection {
  readonly title: string;
  readonly entries: readonly HelpEntry[];
}

const groups: readonly Command['group'][] = [
  'general',
  'domain',
  'triage',
  'marks',
  'move',
  'views',
  'sort and filter',
  'display',
  'definitions',
  'backup',
  'action menu',
];

type HelpState = Pick<State, 'readOnly'> & Partial<Pick<State, 'screen'>>;

/**
 * All commands by group, for the help and the README; in read-only mode those that change nothing. Those of the screen
 * that the help was opened from come first, where it has keys of its own.
 */
export function helpSections({readOnly, screen}: HelpState = {readOnly: false}): readonly HelpSection[] {
  const able = commands.filter(({danger}) => !readOnly || danger === 'view');
  const here = screen?.name === 'help' ? ownCommands(able, screen.back) : [];
  const byGroup = groups.map((group) => ({
    title: group,
    entries: able.filter((command) => command.group === group && !here.includes(command)).map(entryOf),
  }));
  return here.length > 0 ? [{title: 'here', entries: here.map(entryOf)}, ...byGroup] : byGroup;
}

/** What a screen has keys for, as its foot has them in order; the table is what all groups are about. */
function ownCommands(able: readonly Command[], screen: Screen): readonly Command[] {
  if (screen.name === 'table') return [];
  const rank = ({tab, footer = Number.MAX_SAFE_INTEGER}: Command) => (tab === undefined ? footer : -1);
  return able
    .filter(({group, screens}) => group !== 'move' && screens.includes(screen.name) && !holdsAnywhere(screens))
    .filter(({tab}) => tab === undefined || (screen.name === 'detail' && screen.tab === tab))
    .toSorted((a, b) => rank(a) - rank(b));
}

function holdsAnywhere(screens: Command['screens']): boolean {
  return everywhere.every((screen) => screen === 'help' || screens.includes(screen));
}

function entryOf(command: Command): HelpEntry {
  return {term: termOf(command), text: command.help};
}

/** The keys of the action menu behind the one that opens it. */
function termOf({keys, screens}: Command): string {
  const labels = keys.map(keyLabel);
  return (screens.includes('menu') ? [keyLabel(menuKey), ...labels] : labels).join(' ');
}

/** What opens the action menu. */
const menuKey = 'a';

/** The columns of a view and what their values are made of, for the help and the README. */
export function columnSection(view: State['view']): HelpSection {
  const {title, columns} = views[view];
  return {
    title: `columns of the view ${title}`,
    entries: columns.map((column) => ({term: column.title, text: column.field.help})),
  };
}

/** What stands left of a row of the table. */
const signSection: HelpSection = {
  title: 'signs left of a row',
  entries: [
    {term: '>', text: 'The cursor.'},
    {term: '*', text: 'The domain is marked.'},
    {term: 'v V', text: 'Triage says that it suffers; as a capital where it is critical.'},
    {
      term: 'c C',
      text: 'Triage says that others, or itself, suffer for what it does; as a capital where it is critical.',
    },
    {term: '~', text: 'Its figures are old.'},
    {term: '!', text: 'It is stuck: its QEMU does not answer libvirt.'},
  ],
};

/** One line of the help: the title of a section, or a piece of an entry; the terms are padded to one width. */
export interface HelpLine {
  readonly kind: 'title' | 'entry' | 'blank';
  readonly term: string;
  readonly text: string;
}

/** The help of the current view in lines no longer than the screen is wide; long texts go on below themselves. */
export function helpLines({view, size, ...state}: HelpState & Pick<State, 'view' | 'size'>): readonly HelpLine[] {
  const sections = [...helpSections(state), signSection, columnSection(view)].filter(({entries}) => entries.length > 0);
  const width = Math.max(...sections.flatMap(({entries}) => entries.map(({term}) => term.length)));
  return sections.flatMap(({title, entries}, index) => [
    ...(index > 0 ? [{kind: 'blank', term: '', text: ''} as const] : []),
    {kind: 'title', term: '', text: title} as const,
    ...entries.flatMap(({term, text}) =>
      wrapped(text, Math.max(20, size.columns - width - helpMargin)).map(
        (line, part) => ({kind: 'entry', term: (part === 0 ? term : '').padEnd(width), text: line}) as const,
      ),
    ),
  ]);
}

/** Cells of a line of help that are neither term nor text: two before, two between. */
const helpMargin = 4;

function wrapped(text: string, width: number): readonly string[] {
  return text.match(new RegExp(`.{1,${width}}(?= |$)|\\S{${width}}`, 'gu'))?.map((line) => line.trim()) ?? [];
}
