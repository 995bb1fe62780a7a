import {once} from 'node:events';
import type {Domain} from './model/domain.ts';
import type {HostRates, HostSample} from './model/host.ts';
import {hostRates} from './model/host-rates.ts';
import {applyPoll} from './model/inventory.ts';
import {dearGroups} from './model/sample.ts';
import type {Options} from './options.ts';
import {csvHeader, csvLines} from './report/csv.ts';
import {jsonLine} from './report/json.ts';
import type {Snapshot} from './report/snapshot.ts';
import {textLines} from './report/text.ts';
import {systemClock} from './runtime/clock.ts';
import {isAsciiLocale} from './runtime/look.ts';
import {thisMachine} from './runtime/machine.ts';
import {createSampler} from './runtime/sampler.ts';
import {onEnding} from './runtime/signals.ts';
import {openVirsh} from './virsh/connect.ts';
import {VirshError} from './virsh/errors.ts';
import type {Virsh} from './virsh/virsh.ts';

/** Prints the samples that the options ask for; resolves when they are printed, or when something has ended it. */
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
  const write = writer(options);
  try {
    for await (const snapshot of snapshots(virsh, options, signal)) {
      if (!process.stdout.write(write(snapshot))) await once(process.stdout, 'drain', {signal});
    }
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof VirshError)) throw error;
    warn([error.message, error.advice].filter((sentence) => sentence !== undefined).join('. '));
    process.exitCode = 1;
  } finally {
    await virsh.close();
  }
}

/** The snapshots, a delay apart; the poll before the first one is what its rates begin with. */
async function* snapshots(virsh: Virsh, options: Options, signal: AbortSignal): AsyncGenerator<Snapshot> {
  const clock = systemClock;
  const sampler = createSampler(virsh, clock, thisMachine);
  const identity = await sampler.identify();
  const everything = {visible: [], groups: [], sortGroups: dearGroups, overhead: true};
  let domains: ReadonlyMap<string, Domain> = new Map();
  let host: HostSample | undefined;
  let rates: HostRates = {};
  for (let count = 0; !signal.aborted; count += 1) {
    const start = clock.now();
    // Without events, only the list tells of a domain that was started again.
    const poll = await sampler.poll('relist', everything, options.delayMs);
    domains = applyPoll(domains, poll);
    if (poll.host) rates = hostRates(host, poll.host);
    host = poll.host ?? host;
    const {at: now, wallSeconds, selfPercent, daemonPercent} = poll;
    for (const uuid of poll.stuck)
      warn(`the monitor of ${domains.get(uuid)?.name} does not answer: its figures are old`);
    if (count > 0) {
      yield {
        wallSeconds,
        now,
        identity,
        host,
        hostRates: rates,
        domains: [...domains.values()],
        selfPercent,
        daemonPercent,
      };
    }
    if (count === options.iterations) return;
    await clock.sleep(start + options.delayMs - clock.now(), signal);
  }
}

/** What a snapshot is printed as, each form with what goes between two of them. */
function writer({mode, ascii}: Options): (snapshot: Snapshot) => string {
  const look = {ascii: ascii || isAsciiLocale(process.env)};
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

function warn(sentence: string): void {
  process.stderr.write(`kvmtop: ${sentence}\n`);
}
