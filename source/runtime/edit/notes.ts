import {manyNamesText} from '../../model/words.ts';
import type {Review} from '../../state/review.ts';
import type {State} from '../../state/state.ts';
import {missingFiles, sharedImages} from './images.ts';
import {liveSteps} from './live-steps.ts';

type Told = Pick<Review, 'notes' | 'live'>;
type Note = Review['notes'][number];

/** Sentences of one sort, at most. */
const most = 6;

/**
 * What is to be known before a well-formed text is defined.
 * @param isLocal whether the paths in it are those of this machine
 * @param meant the UUID of the domain of whose definition the text was made, if of any
 */
export async function notesOf(state: State, review: Review, isLocal: boolean, meant?: string): Promise<Told> {
  const {before, earlier, after} = review;
  if (before === after)
    return {notes: [{level: 'info', text: 'This is what is defined: nothing is changed.'}], live: []};
  const missing = isLocal ? await missingFiles(after) : [];
  const isOn = state.world.domains.get(review.uuid ?? '')?.id !== undefined;
  const {later, live} = isOn ? await liveSteps(review) : {later: [], live: []};
  const notes: readonly Note[] = [
    ...(earlier === undefined
      ? []
      : [
          warning(
            'Somebody else has changed the definition while the text was written; o shows what. Below is what your text makes of theirs: it takes that back, unless you edit it.',
          ),
        ]),
    replacing(state, review, meant),
    ...(later.length > 0 ? [info(`At its next start, and not before: ${manyNamesText(later)}.`)] : []),
    ...(isLocal ? [] : [info('Whether the images that it names exist cannot be told from here.')]),
    ...limited(missing).map(warning),
    ...limited(sharedImages(after, othersOf(state, review))).map(warning),
  ];
  return {notes, live};
}

function info(text: string): Note {
  return {level: 'info', text};
}

function warning(text: string): Note {
  return {level: 'warning', text};
}

function replacing({world}: State, {uuid, name}: Review, meant: string | undefined): Note {
  const domain = world.domains.get(uuid ?? '');
  if (!domain) return info(`A new domain is made: ${name}. It is not started.`);
  const state = domain.readings.state?.value.state;
  const isOn = domain.id !== undefined;
  const sentence = `It replaces the definition of ${domain.name} (${state ?? 'state unknown'})${isOn ? ', which runs on as it is' : ''}.`;
  if (meant === undefined || meant === uuid) return info(sentence);
  const made = world.domains.get(meant)?.name ?? meant;
  return warning(`${sentence} The text was made of that of ${made}, which stays as it is.`);
}

function othersOf({world}: State, {uuid}: Review) {
  return new Map(
    [...world.definitions].flatMap(([each, definition]) => {
      const name = world.domains.get(each)?.name;
      return each === uuid || name === undefined ? [] : [[name, definition] as const];
    }),
  );
}

function limited(sentences: readonly string[]): readonly string[] {
  const beyond = sentences.length - most;
  return beyond > 0 ? [...sentences.slice(0, most), `And ${beyond} more.`] : sentences;
}
