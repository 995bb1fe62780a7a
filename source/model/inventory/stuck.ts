import type {Domain} from '../domain.ts';
import type {Poll} from '../poll.ts';
import {monitorGroups} from '../sample.ts';
import {isAlive} from './life.ts';

/**
 * The domain's standing with its monitor: one that the poll names as stuck is stuck since the first poll that named
 * it; one that was asked for a group that shows it, and is not named, answers; any other stays as it was.
 */
export function withStuck(domain: Domain, poll: Poll, stuck: ReadonlySet<string>, asked: Asked): Domain {
  const {uuid, stuckSince} = domain;
  if (stuck.has(uuid) && isAlive(domain)) return stuckSince === undefined ? {...domain, stuckSince: poll.at} : domain;
  return stuckSince !== undefined && asked(uuid) ? {...domain, stuckSince: undefined} : domain;
}

/** Whether a domain's monitor was asked something in a poll. */
export type Asked = (uuid: string) => boolean;

/** Which monitors a poll asked so that their silence would have shown. */
export function monitorAsked({answers}: Poll): Asked {
  const telling = answers.filter(({groups}) => groups.some((group) => monitorGroups.includes(group)));
  if (telling.some(({asked}) => asked === undefined)) return () => true;
  const uuids = new Set(telling.flatMap(({asked}) => asked ?? []));
  return (uuid) => uuids.has(uuid);
}
