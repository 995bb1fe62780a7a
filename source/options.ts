import {checkCodes, exitCodes} from './options/exit-codes.ts';
import {nearest} from './options/nearest.ts';
import {checkSamples, optionTable} from './options/table.ts';
import {taskNames} from './options/task-table.ts';
import {type Given, givenOf, optionFault, type Token, tokensOf} from './options/tokens.ts';
import {bounds} from './state/bounds.ts';

/** What the command line asks for. */
export interface Options {
  /** The full screen, one of the screenless outputs, or a text about the program itself. */
  readonly mode: 'screen' | 'text' | 'json' | 'csv' | 'check' | 'thresholds' | 'help' | 'version';
  /** undefined leaves the choice to virsh. */
  readonly uri: string | undefined;
  readonly delayMs: number;
  readonly readOnly: boolean;
  /** Changes are asked for and logged, and not sent. */
  readonly dryRun: boolean;
  /** How long a guest may take to shut down before it counts as not reacting. */
  readonly shutdownWaitMs: number;
  /** How many definitions of a domain are kept. */
  readonly keepVersions: number;
  /** The key that leaves a console, as virsh -e takes it; undefined leaves the choice to virsh. */
  readonly escape: string | undefined;
  readonly ascii: boolean;
  /** Updates to show before the end; undefined is no end. */
  readonly iterations: number | undefined;
}

/** A command line that cannot be followed; the sentence says what to write instead. */
export interface UsageError {
  readonly usageError: string;
  /** What the program ends with. */
  readonly exitCode: number;
}

/**
 * Reads the arguments behind the program's name; of an option that is given twice the last one counts.
 * @param terminal whether keyboard and screen are both a terminal, which the full screen needs
 */
export function parseOptions(argv: readonly string[], terminal: boolean): Options | UsageError {
  const tokens = tokensOf(argv, optionTable);
  const given = givenOf(tokens);
  const usageError = tokens.map(tokenFault).find((fault) => fault !== undefined) ?? conflict(given, terminal);
  const about = (['help', 'version', 'thresholds'] as const).find((mode) => given.has(mode));
  return usageError === undefined || about
    ? {
        mode: about ?? forms(given)[0] ?? (isScreenless(given) ? 'text' : 'screen'),
        uri: given.get('connect'),
        delayMs: given.has('delay') ? 1000 * Number(given.get('delay')) : bounds.delayMs.initial,
        readOnly: given.has('read-only'),
        dryRun: given.has('dry-run'),
        shutdownWaitMs: given.has('shutdown-wait')
          ? 1000 * Number(given.get('shutdown-wait'))
          : bounds.shutdownWaitMs.initial,
        keepVersions: given.has('keep-versions') ? Number(given.get('keep-versions')) : bounds.keepVersions.initial,
        escape: given.get('escape'),
        ascii: given.has('ascii'),
        iterations: iterations(given),
      }
    : {usageError, exitCode: given.has('check') ? checkCodes.unknown : exitCodes.usage};
}

function tokenFault(token: Token): string | undefined {
  if (token.kind !== 'positional') return optionFault(token, optionTable, 'kvmtop --help');
  const near = nearest(token.value, taskNames);
  if (near) return `Unexpected argument '${token.value}': did you mean kvmtop ${near}?`;
  const hint = token.value.includes(':/') ? `a URI follows -c: kvmtop -c ${token.value}` : 'see kvmtop --help';
  return `Unexpected argument '${token.value}': ${hint}.`;
}

function conflict(given: Given, terminal: boolean): string | undefined {
  const other = given.has('check') && alone.find((name) => given.has(name));
  if (other) return `--check takes its own samples and prints its own lines: leave --${other} out.`;
  if (forms(given).length > 1) return '--json and --csv exclude each other: choose one.';
  if (given.has('once') && given.has('iterations')) return '--once is -n 1: leave one of the two out.';
  if (!isScreenless(given) && !terminal) {
    return 'There is no terminal to draw on: use --once, -b, --json, --csv or --check.';
  }
  return;
}

/** What --check does not go with. */
const alone = ['batch', 'once', 'iterations', 'json', 'csv'] as const;

function iterations(given: Given): number | undefined {
  if (given.has('check')) return checkSamples;
  if (given.has('once')) return 1;
  return given.has('iterations') ? Number(given.get('iterations')) : undefined;
}

function forms(given: Given): readonly ('check' | 'json' | 'csv')[] {
  return (['check', 'json', 'csv'] as const).filter((form) => given.has(form));
}

function isScreenless(given: Given): boolean {
  return given.has('batch') || given.has('once') || forms(given).length > 0;
}
