import type {Domain} from '../domain.ts';
import type {Poll} from '../poll.ts';
import {dearGroups} from '../sample.ts';
import {isAlive} from './life.ts';

/**
 * The domain's standing with its monitor: one that the poll names as stuck is stuck since the first poll that named
 * it; one that was asked for a dear group, and is not named, answers; any other stays as it was.
 */
export function withStuck(domain: Domain, poll: Poll, stuck: ReadonlySet<string>, asked: Asked): Domain {
  const {uuid, stuckSince} = domain;
  if (stuck.has(uuid) && isAlive(domain)) return stuckSince === undefined ? {...domain, stuckSince: poll.at} : domain;
  return stuckSince !== undefined && asked(uuid) ? {...domain, stuckSince: undefined} : domain;
}

/** Whether a domain's monitor was asked something in a poll. */
export type Asked = (uuid: string) => boolean;

export function monitorAsked({answers}: Poll): Asked {
  const dear = answers.filter(({groups}) => groups.some((group) => dearGroups.includes(group)));
  if (dear.some(({asked}) => asked === undefined)) return () => true;
  const uuids = new Set(dear.flatMap(({asked}) => asked ?? []));
  return (uuid) => uuids.has(uuid);
}
