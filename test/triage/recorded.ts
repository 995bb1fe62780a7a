import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Domain} from '../../source/model/domain.ts';
import {applyPoll} from '../../source/model/inventory.ts';
import type {Poll} from '../../source/model/poll.ts';
import {statGroups} from '../../source/model/sample.ts';
import type {DefinitionFacts} from '../../source/triage/facts/definition.ts';
import type {Facts, HostFacts, KnownDomain} from '../../source/triage/facts.ts';
import {parseDomstats} from '../../source/virsh/parse/domstats.ts';
import {poll} from '../model/build.ts';

/** What the recorded answers leave open. */
interface Setting {
  readonly host: HostFacts;
  /** The names of the domains to keep; all when undefined. */
  readonly only?: readonly string[];
  readonly definitions?: Readonly<Record<string, DefinitionFacts>>;
}

/**
 * What was known after each of the recorded answers, by way of the whole model. A recording is what `virsh domstats --raw`
 * said of a lab, each answer below a line with the moment of its question: `== milliseconds`.
 */
export function recorded(name: string, {host, only, definitions = {}}: Setting): readonly Facts[] {
  const text = readFileSync(join(import.meta.dirname, 'recorded', `${name}.txt`), 'utf8');
  const polls = text.split(/^== /m).filter(Boolean).map(pollOf);
  let domains: ReadonlyMap<string, Domain> = new Map();
  return polls.map((one) => {
    domains = applyPoll(domains, one);
    const known = [...domains.values()]
      .filter((domain) => only === undefined || only.includes(domain.name))
      .map((domain): [string, KnownDomain] => [domain.uuid, {domain, definition: definitions[domain.name]}]);
    const sample = {...host.sample, at: one.at};
    return {now: one.at, wallSeconds: one.wallSeconds, host: {...host, sample}, domains: new Map(known)};
  });
}

/** In the recordings' stead of a uuid there is the name; the clock on the wall is the newest report's. */
function pollOf(text: string): Poll {
  const at = Number.parseInt(text, 10);
  const samples = parseDomstats(text.slice(text.indexOf('\n') + 1)).map((sample) => ({at, sample}));
  const identities = samples.map(({sample: {name}}, index) => ({uuid: name, name, id: index + 1}));
  const wallSeconds = Math.max(...samples.map(({sample}) => sample.balloon?.lastUpdateSeconds ?? 0)) + 1;
  return poll(at, {wallSeconds, identities, answers: [{groups: statGroups, asked: undefined, samples}]});
}
