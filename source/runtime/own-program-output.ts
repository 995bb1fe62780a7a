import {isProgress, type Progress} from '../archive/progress.ts';

/** What a subcommand has come to, as far as it matters here. */
export interface OwnResult {
  /** What is wrong with a backup, a sentence each. */
  readonly faults?: readonly string[];
  readonly notCopied?: readonly {readonly target: string; readonly reason: string | null}[];
}

/** What it failed at, and why. */
interface OwnFailure {
  readonly name: string;
  readonly reason: string;
}

/** The newest of what `--progress json` has told. */
export interface OwnOutput {
  readonly progress: Progress | undefined;
  readonly result: OwnResult | undefined;
  readonly failure: OwnFailure | undefined;
}

/** Makes the function that takes what was printed since the last time, in pieces of any length, and gives what it tells. */
export function createOutputReader(): (text: string) => OwnOutput {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    const objects = lines.map(objectOf).filter((object) => object !== undefined);
    return {
      progress: objects.findLast(isProgress),
      result: objects.findLast(isResult)?.result,
      failure: objects.findLast(isFailure)?.failure,
    };
  };
}

function objectOf(line: string): object | undefined {
  try {
    const read: unknown = JSON.parse(line);
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}

function isResult(object: object): object is {readonly result: OwnResult} {
  return 'result' in object && typeof object.result === 'object' && object.result !== null;
}

function isFailure(object: object): object is {readonly failure: OwnFailure} {
  if (!('failure' in object) || typeof object.failure !== 'object' || object.failure === null) return false;
  return 'reason' in object.failure && typeof object.failure.reason === 'string';
}

/** Why a subcommand that failed has done so, as its result tells; undefined where that tells nothing of it. */
export function faultOf({failure, result}: Pick<OwnOutput, 'failure' | 'result'>): string | undefined {
  if (failure) return failure.reason;
  const [first, ...others] = result?.faults ?? [];
  return first === undefined || others.length === 0 ? first : `${first} And ${others.length} more.`;
}

/** What is missing from what was done. */
export function lackOf(result: OwnResult | undefined): string | undefined {
  const sentences = result?.notCopied?.map(({target, reason}) => `${target} was not copied: ${reason ?? 'left out.'}`);
  return sentences?.join(' ') || undefined;
}
