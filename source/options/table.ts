import {bounds} from '../state/bounds.ts';
import {thresholds} from '../triage/thresholds.ts';

/** What follows an option on the command line. */
export interface Argument {
  readonly name: string;
  /** Why a value cannot be used, as a sentence; undefined when it can. */
  readonly fault: (value: string) => string | undefined;
}

export interface OptionRow {
  readonly name: string;
  readonly short?: string;
  /** A switch has none. */
  readonly argument?: Argument;
  readonly help: string;
}

const delay = {
  least: bounds.delayMs.least / 1000,
  initial: bounds.delayMs.initial / 1000,
  most: bounds.delayMs.most / 1000,
};

const uri: Argument = {
  name: 'URI',
  fault: (value) => (value ? undefined : '-c needs a libvirt URI, such as qemu:///system.'),
};

const seconds: Argument = {
  name: 'SECONDS',
  fault: (value) =>
    isNumber(value) && Number(value) >= delay.least && Number(value) <= delay.most
      ? undefined
      : `The delay is a number of seconds from ${delay.least} to ${delay.most}, not '${value}'.`,
};

const count: Argument = {
  name: 'COUNT',
  fault: (value) =>
    isNumber(value) && Number(value) >= 1 && Number.isSafeInteger(Number(value))
      ? undefined
      : `-n is a whole number of updates from 1, not '${value}'.`,
};

const wait = {
  least: bounds.shutdownWaitMs.least / 1000,
  initial: bounds.shutdownWaitMs.initial / 1000,
  most: bounds.shutdownWaitMs.most / 1000,
};

const patience: Argument = {
  name: 'SECONDS',
  fault: (value) =>
    isNumber(value) && Number(value) >= wait.least && Number(value) <= wait.most
      ? undefined
      : `--shutdown-wait is a number of seconds from ${wait.least} to ${wait.most}, not '${value}'.`,
};

const {keepVersions} = bounds;

const versions: Argument = {
  name: 'COUNT',
  fault: (value) =>
    Number.isInteger(Number(value)) &&
    isNumber(value) &&
    Number(value) >= keepVersions.least &&
    Number(value) <= keepVersions.most
      ? undefined
      : `--keep-versions is a whole number from ${keepVersions.least} to ${keepVersions.most}, not '${value}'.`,
};

/** What virsh takes: one character, or a control character as ^ and a letter or one of @ [ \\ ] ^ _. */
const escapeCharacter: Argument = {
  name: 'CHAR',
  fault: (value) =>
    /^(?:[!-\]_-~]|\^[@-_a-z])$/.test(value)
      ? undefined
      : `--escape is a control character such as ^] or ^A, or a single character, not '${value}'.`,
};

/** How many samples --check judges, each with the rates of the delay before it. */
export const checkSamples = thresholds.holdSamples.value;

/** The options, in the order of the help. Letters that virt-top has mean what they mean there. */
export const optionTable: readonly OptionRow[] = [
  {
    name: 'connect',
    short: 'c',
    argument: uri,
    help: "libvirt URI, such as qemu:///system or qemu+ssh://root@host/system; virsh's own default without it",
  },
  {
    name: 'delay',
    short: 'd',
    argument: seconds,
    help: `time between updates, ${delay.least} to ${delay.most}; ${delay.initial} without it`,
  },
  {name: 'read-only', short: 'r', help: 'connect read-only: nothing can be changed'},
  {name: 'dry-run', help: 'ask and log as always, but change nothing'},
  {
    name: 'shutdown-wait',
    argument: patience,
    help: `time a guest may take to shut down; ${wait.initial} without it`,
  },
  {
    name: 'keep-versions',
    argument: versions,
    help: `definitions of each domain to keep, at least ${keepVersions.least}; ${keepVersions.initial} without it`,
  },
  {name: 'escape', argument: escapeCharacter, help: 'the key that leaves a console; ^] without it'},
  {name: 'ascii', help: 'draw with ASCII characters only, as in a locale that is not UTF-8'},
  {name: 'batch', short: 'b', help: 'no screen: print a table for each update, until interrupted or -n is reached'},
  {name: 'iterations', short: 'n', argument: count, help: 'end after this many updates'},
  {name: 'json', help: 'no screen: print one JSON object a line for each update'},
  {name: 'csv', help: 'no screen: print a header, then one line for each domain and update'},
  {name: 'once', help: 'no screen: one update, the same as -b -n 1; its rates are of the delay before it'},
  {
    name: 'check',
    help: `no screen: say what is wrong in ${checkSamples} samples, a delay each (${checkSamples * delay.initial} s without -d), also by the exit code`,
  },
  {name: 'thresholds', help: 'show what is judged, from which value on'},
  {name: 'help', short: 'h', help: 'show this text'},
  {name: 'version', help: 'show the version'},
];

/** How an option is written: `-d, --delay SECONDS`. */
export function spelling({name, short, argument}: OptionRow): string {
  return `${short ? `-${short}, ` : ''}--${name}${argument ? ` ${argument.name}` : ''}`;
}

/** A line for each option. */
export function optionLines(table: readonly OptionRow[]): readonly string[] {
  const width = Math.max(...table.map((row) => spelling(row).length + (row.short ? 0 : 4)));
  return table.map((row) => `  ${`${row.short ? '' : '    '}${spelling(row)}`.padEnd(width)}  ${row.help}`);
}

/** What the exit codes mean: `0 fine, 1 failed`. */
export function codesText(codes: Readonly<Record<string, number>>): string {
  return Object.entries(codes)
    .map(([meaning, code]) => `${code} ${meaning}`)
    .join(', ');
}

function isNumber(text: string): boolean {
  return /^(\d+\.?\d*|\.\d+)$/.test(text);
}
