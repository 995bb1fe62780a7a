import {dirname, join} from 'node:path';
import type {Review} from '../../state/review.ts';
import {type Change, deviceFile} from '../../xml/live/change.ts';
import {changesOf} from '../../xml/live/changes.ts';
import {writePrivateFile} from '../private-file.ts';
import {companion} from './drafts.ts';

/** Changes that have a number key each. */
const most = 9;

/**
 * What a review changes of a domain that runs: as a sentence what waits for its next start, and as commands what can be
 * had at once. What they need in files is put beside the text.
 */
export async function liveSteps({
  before,
  after,
  uuid,
  path,
}: Review): Promise<{readonly later: readonly string[]; readonly live: Review['live']}> {
  if (before === undefined || uuid === undefined) return {later: [], live: []};
  const changes = changesOf(before, after, uuid);
  const [now, later] = [changes.filter(({live}) => live), changes.filter(({live}) => !live)];
  const live = await Promise.all(now.slice(0, most).map((change, index) => withFile(change, path, index)));
  return {later: [...later, ...now.slice(most)].map(({what}) => what), live: live.flat()};
}

async function withFile({live}: Change, path: string, index: number): Promise<Review['live']> {
  if (!live) return [];
  const {label, argv, device} = live;
  if (device === undefined) return [{label, argv}];
  const file = join(dirname(path), `${companion}${index + 1}.xml`);
  await writePrivateFile(file, device);
  return [{label, argv: argv.map((word) => (word === deviceFile ? file : word))}];
}
