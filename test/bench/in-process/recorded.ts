import {readFile} from 'node:fs/promises';
import type {Identity} from '../../../source/model/domain.ts';
import type {HostSample} from '../../../source/model/host.ts';
import type {Poll} from '../../../source/model/poll.ts';
import {type Sample, statGroups} from '../../../source/model/sample.ts';
import {parseDomstats} from '../../../source/virsh/parse/domstats.ts';

/** Between the two recorded answers, and between two polls. */
const stepMs = 2000;

/** Time goes on from a fixed moment, so that every run sees the same. */
const startSeconds = 1_795_395_713;

/** A host with copies of the recorded domains, whose counters go on as they did between the two recorded answers. */
export interface RecordedHost {
  /** Polls that ask everything of everybody, one step after the other. */
  pollAt(step: number): Poll;
}

/** The recorded answer so many steps later; the balloon's sizes go to and fro instead of growing for ever. */
function answerAt(first: readonly string[], second: readonly string[], step: number): string {
  return first
    .map((line, index) => {
      const [, key = '', before = ''] = /^( {2}[^=]+=)(\d+)$/.exec(line) ?? [];
      const after = second[index]?.slice(key.length);
      if (!key || after === undefined || after === before) return line;
      const steps = key.startsWith('  balloon.') && !key.includes('last-update') ? step % 2 : step;
      return key + (Number(before) + (Number(after) - Number(before)) * steps);
    })
    .join('\n');
}

function hostAt(at: number): HostSample {
  const ns = at * 1e6;
  const load = 2 + (at % 3000) / 10_000;
  return {
    at,
    cpu: {userNs: 0.3 * ns, systemNs: 0.1 * ns, guestNs: 0.9 * ns, idleNs: 0.7 * ns, iowaitNs: 0, stealNs: 0},
    memory: {totalBytes: 2 ** 36, availableBytes: 2 ** 34 + at, swapTotalBytes: 2 ** 34, swapFreeBytes: 2 ** 33},
    load: [load, 1.5, 1],
  };
}

/** Copies of the samples until there are so many, each with a name of its own. */
function multiply(samples: readonly Sample[], count: number): Sample[] {
  const rounds = Array.from({length: Math.ceil(count / samples.length)}, (_, round) =>
    samples.map((sample) => (round === 0 ? sample : {...sample, name: `${sample.name}-${round}`})),
  );
  return rounds.flat().slice(0, count);
}

/** Reads the two recorded answers and multiplies their domains to the given number. */
export async function recordedHost(count: number, folder: string): Promise<RecordedHost> {
  const read = async (file: string) => (await readFile(`${folder}/${file}`, 'utf8')).split('\n');
  const first = await read('domstats-1.txt');
  const second = await read('domstats-2.txt');
  const samplesAt = (step: number) => multiply(parseDomstats(answerAt(first, second, step)), count);
  const identities: readonly Identity[] = samplesAt(0).map(({name, state}, index) => ({
    uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name,
    ...(state?.state !== 'shut off' && {id: index + 1}),
  }));
  return {
    pollAt(step) {
      const at = (step + 1) * stepMs;
      return {
        at,
        wallSeconds: startSeconds + at / 1000,
        identities: step % 15 === 0 ? identities : undefined,
        answers: [{groups: statGroups, asked: undefined, samples: samplesAt(step).map((sample) => ({at, sample}))}],
        stuck: [],
        host: hostAt(at),
        selfPercent: 0.5,
        daemonPercent: 1,
      };
    },
  };
}
