import {type Argument, type OptionRow, optionTable} from './table.ts';
import type {TaskOptions} from './task-options.ts';

/** What a subcommand is told behind its name. */
export interface TaskRow {
  readonly task: TaskOptions['task'];
  readonly summary: string;
  /** What its words are, and how many it takes; undefined when it takes none. */
  readonly operand:
    | {readonly name: string; readonly plural: string; readonly most: number; readonly hint?: string}
    | undefined;
  /** Options without which it cannot begin. */
  readonly needs: readonly string[];
  readonly options: readonly OptionRow[];
  /** Sets of options of which only one can be given, with the reason. */
  readonly exclusive: readonly {readonly names: readonly string[]; readonly reason: string}[];
}

const folder = (option: string): Argument => ({
  name: 'DIR',
  fault(value) {
    if (value === '') return `The folder behind --${option} cannot be empty.`;
    if (/\p{Cc}/u.test(value))
      return `A folder behind --${option} cannot have line breaks or control characters in it.`;
    const isHome = value === '~' || value.startsWith('~/');
    return isHome ? `No shell has replaced the ~ in '${value}': write the whole path behind --${option}.` : undefined;
  },
});

const progress: Argument = {
  name: 'json',
  fault: (value) => (value === 'json' ? undefined : `--progress is json, or left out, not '${value}'.`),
};

const copyName: Argument = {
  name: 'NAME',
  fault: (value) =>
    value.trim() === '' || /[/\n]/.test(value)
      ? `libvirt takes no domain name that is blank or has a slash or line break in it: '${value}'.`
      : undefined,
};

const digest: Argument = {
  name: 'DIGEST',
  fault: (value) =>
    /^[0-9a-f]{8,128}$/.test(value)
      ? undefined
      : `--accept is the digest that --plan has printed, hexadecimal figures, not '${value}'.`,
};

/** Options that every subcommand has. */
export const sharedOptions: readonly OptionRow[] = [
  ...optionTable.filter(({name}) => name === 'connect'),
  {name: 'progress', argument: progress, help: 'print what is done as one JSON object a line'},
  {name: 'help', short: 'h', help: 'show this text'},
];

/** The subcommands, in the order of the help. */
export const taskTable: readonly TaskRow[] = [
  {
    task: 'backup',
    summary: 'copy domains, their disks and all that belongs to them into a folder',
    operand: {
      name: 'NAME',
      plural: 'names or UUIDs of domains',
      most: Number.POSITIVE_INFINITY,
      hint: 'those that begin with - go last, behind --',
    },
    needs: ['to'],
    options: [
      {name: 'to', argument: folder('to'), help: 'the folder in which each backup gets a folder of its own'},
      {name: 'media', help: 'copy media too: what is in a cdrom or floppy drive, and disks that are read-only'},
      {name: 'no-freeze', help: 'do not ask the guest agent to freeze the file systems'},
      ...sharedOptions,
    ],
    exclusive: [],
  },
  {
    task: 'verify',
    summary: 'read backups again and compare all that they hold with their checksums',
    operand: {name: 'DIR', plural: 'folders of backups', most: Number.POSITIVE_INFINITY},
    needs: [],
    options: sharedOptions,
    exclusive: [],
  },
  {
    task: 'restore',
    summary: 'show what a backup would be restored to, ask, and do it',
    operand: {name: 'DIR', plural: 'the folder of a backup', most: 1},
    needs: [],
    options: [
      {name: 'as', argument: copyName, help: 'restore a copy of that name, with a UUID, MACs and images of its own'},
      {name: 'images', argument: folder('images'), help: 'the folder for the images, instead of where they were'},
      {name: 'definition-only', help: 'define the domain and leave its images alone, which must be there'},
      {name: 'plan', help: 'only print what would be done'},
      {name: 'yes', help: 'do not ask, if nothing is overwritten'},
      {name: 'accept', argument: digest, help: 'do not ask, if the plan is the one with this digest'},
      ...sharedOptions,
    ],
    exclusive: [{names: ['plan', 'yes', 'accept'], reason: '--plan does nothing, --yes and --accept both answer'}],
  },
  {
    task: 'recover',
    summary: 'tell of backups and restores that ended midway, and put it right',
    operand: undefined,
    needs: [],
    options: [
      {name: 'keep', help: 'leave what a restore has put in place, and keep what it had replaced beside it'},
      {name: 'yes', help: 'do not ask'},
      ...sharedOptions,
    ],
    exclusive: [],
  },
];

export const taskNames: readonly string[] = taskTable.map(({task}) => task);
