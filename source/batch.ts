import {once} from 'node:events';
import {dearGroups} from './model/sample.ts';
import {counted} from './model/words.ts';
import {checkCodes, exitCodes} from './options/exit-codes.ts';
import type {Options} from './options.ts';
import {csvHeader, csvLines} from './report/csv.ts';
import {findingLines, worstOf} from './report/findings.ts';
import {jsonLine} from './report/json.ts';
import type {Snapshot} from './report/snapshot.ts';
import {textLines} from './report/text.ts';
import {systemClock} from './runtime/clock.ts';
import {isAsciiLocale} from './runtime/look.ts';
import {thisMachine} from './runtime/machine.ts';
import {createSampler} from './runtime/sampler.ts';
import {onEnding} from './runtime/signals.ts';
import {firstLook, type Look, nextLook} from './triage/look.ts';
import {openVirsh} from './virsh/connect.ts';
import {VirshError} from './virsh/errors.ts';
import type {Virsh} from './virsh/virsh.ts';

/** Prints what the options ask for; resolves when it is printed, or when something has ended it. */
export async function batch(options: Options): Promise<void> {
  const ended = new AbortController();
  const {signal} = ended;
  const virsh = openVirsh({uri: options.uri, readOnly: options.readOnly, cpuMsOf: thisMachine.processMs});
  onEnding((exitCode) => {
    process.exitCode = exitCode;
    ended.abort();
    // Or an answer would be waited for.
    void virsh.close();
  });
  // The reader has seen enough, as head does.
  process.stdout.on('error', () => ended.abort());
  const isCheck = options.mode === 'check';
  const work = isCheck ? check : print;
  try {
    await work(snapshots(virsh, options, signal), options, signal);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof VirshError)) throw error;
    warn(error.words);
    process.exitCode = isCheck ? checkCodes.unknown : exitCodes.failed;
  } finally {
    await virsh.close();
  }
}

type Work = (snapshots: AsyncIterable<Snapshot>, options: Options, signal: AbortSignal) => Promise<void>;

const print: Work = async (snapshots, options, signal) => {
  const write = writer(options);
  for await (const snapshot of snapshots) {
    if (!process.stdout.write(write(snapshot))) await once(process.stdout, 'drain', {signal});
  }
};

/** Judges the last snapshot, for which what is wrong has held. */
const check: Work = async (snapshots, options, signal) => {
  // Ended by a signal, it has its exit code; ended otherwise, nothing was judged.
  process.exitCode = checkCodes.unknown;
  let last: Snapshot | undefined;
  for await (const snapshot of snapshots) last = snapshot;
  if (signal.aborted || last === undefined) return;
  const worst = worstOf(last.findings);
  process.exitCode = worst === undefined || worst === 'info' ? checkCodes.fine : checkCodes[worst];
  const lines = findingLines(last.findings, {ascii: isAscii(options)});
  const quiet = `ok    nothing wrong was found in ${counted(last.domains.length, 'domain')}`;
  process.stdout.write(`${(lines.length > 0 ? lines : [quiet]).join('\n')}\n`);
};

/** The snapshots, a delay apart; the poll before the first one is what its rates begin with. */
async function* snapshots(virsh: Virsh, options: Options, signal: AbortSignal): AsyncGenerator<Snapshot> {
  const clock = systemClock;
  const sampler = createSampler(virsh, clock, thisMachine);
  const identity = await sampler.identify();
  const everything = {visible: [], groups: [], sortGroups: dearGroups, overhead: true};
  let look: Look = {...firstLook, identity};
  for (let samples = 0; !signal.aborted; samples += 1) {
    const start = clock.now();
    // Without events, only the list tells of a domain that was started again; and no screen waits for a figure.
    const poll = await sampler.poll('whole', everything, options.delayMs);
    look = nextLook(look, poll);
    const {host, hostRates, domains, processes, triage} = look;
    const {at: now, wallSeconds, selfPercent, daemonPercent} = poll;
    for (const uuid of poll.stuck)
      warn(`the monitor of ${domains.get(uuid)?.name} does not answer: its figures are old`);
    if (samples > 0) {
      yield {
        wallSeconds,
        now,
        identity,
        host,
        hostRates,
        domains: [...domains.values()],
        processes,
        findings: triage.findings,
        samples,
        selfPercent,
        daemonPercent,
      };
    }
    if (samples === options.iterations) return;
    await clock.sleep(start + options.delayMs - clock.now(), signal);
  }
}

/** What a snapshot is printed as, each form with what goes between two of them. */
function writer(options: Options): (snapshot: Snapshot) => string {
  const {mode} = options;
  const look = {ascii: isAscii(options)};
  let before = mode === 'csv' ? csvHeader() : '';
  return (snapshot) => {
    const text = before + forms[mode === 'json' || mode === 'csv' ? mode : 'text'](snapshot, look);
    before = mode === 'text' ? '\n' : '';
    return text;
  };
}

const forms = {
  json: (snapshot: Snapshot) => `${jsonLine(snapshot)}\n`,
  csv: (snapshot: Snapshot) => csvLines(snapshot).join(''),
  text: (snapshot: Snapshot, look: {readonly ascii: boolean}) => `${textLines(snapshot, look).join('\n')}\n`,
};

function isAscii({ascii}: Options): boolean {
  return ascii || isAsciiLocale(process.env);
}

function warn(sentence: string): void {
  process.stderr.write(`kvmtop: ${sentence}\n`);
}
