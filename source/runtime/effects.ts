import {goOn} from '../commands/begin.ts';
import type {Effect, Outcome} from '../commands/command.ts';
import {agreed} from '../commands/virsh-line/complete.ts';
import {splitLine} from '../commands/words.ts';
import type {Action} from '../state/action.ts';
import type {State} from '../state/state.ts';
import {selectTargets} from '../state/targets.ts';
import {completeLine} from '../virsh/complete.ts';
import {readDefinitions} from '../virsh/definition-texts.ts';
import {VirshError} from '../virsh/errors.ts';
import {readFacts} from '../virsh/facts.ts';
import type {Virsh} from '../virsh/virsh.ts';
import type {BackupFolders} from './backup-folders.ts';
import {clipboard} from './clipboard.ts';
import {createBackupEffects} from './effects/backups.ts';
import {createDefinitionEffects} from './effects/definitions.ts';
import {createVersionEffects} from './effects/versions.ts';
import type {HandOff} from './hand-off.ts';
import type {History} from './history.ts';
import {createOneByOne} from './one-by-one.ts';
import type {Runner} from './runner.ts';
import type {Keeper} from './versions/keeper.ts';
import type {VersionStore} from './versions/store.ts';

export interface EffectsOptions {
  readonly virsh: Virsh;
  readonly env: NodeJS.ProcessEnv;
  readonly folders: BackupFolders;
  readonly runner: Runner;
  readonly history: History;
  readonly versions: VersionStore;
  readonly keeper: Pick<Keeper, 'changed'>;
  readonly getState: () => State;
  readonly dispatch: (action: Action) => void;
  readonly quit: () => void;
  readonly pollNow: () => void;
  /** Writes to the terminal, as it is. */
  readonly write: (text: string) => unknown;
  /** Gives a program the terminal until it ends. */
  readonly attach: HandOff['attach'];
}

/** What carries out the effects of some types. */
export type EffectsOf<T extends Effect['type'] = Effect['type']> = {
  readonly [Type in T]: (effect: Extract<Effect, {type: Type}>) => void;
};

/** How long one question may take, in milliseconds. */
const limits = {xml: 5000, facts: 5000, completion: 5000} as const;

/** Makes the function that does what a command asks of the world; what comes of it comes back as an action. */
export function createEffects(options: EffectsOptions): (effect: Effect) => void {
  const {virsh, runner, history, getState, dispatch, quit, pollNow, write} = options;

  async function readXml(uuid: string): Promise<void> {
    const xml = await orSentence(readDefinitions(virsh, uuid, limits.xml));
    dispatch({type: 'xml', uuid, xml});
  }

  const facts = createOneByOne(async (uuid) => {
    dispatch({type: 'facts', uuid, facts: await orSentence(readFacts(virsh, uuid, limits.facts))});
    for (const outcome of goOn(getState())) perform(outcome);
  });

  async function complete(text: string, cursor: number): Promise<void> {
    const words = wordsBefore(text, cursor, selectTargets(getState())[0]);
    const completions = words && (await completeLine(virsh, words, limits.completion));
    dispatch({type: 'completions', text, completions: completions ?? []});
    if (getState().prompt?.text === text) for (const outcome of agreed(getState())) perform(outcome);
  }

  const effects: EffectsOf = {
    ...createDefinitionEffects(options),
    ...createVersionEffects(options),
    ...createBackupEffects(options),
    quit,
    poll: pollNow,
    readXml: ({uuid}) => void readXml(uuid),
    readFacts: ({uuids}) => facts(uuids),
    run: ({runs}) => runner.begin(runs),
    cancel: ({ids}) => runner.cancel(ids),
    complete: ({text, cursor}) => void complete(text, cursor),
    remember: ({line}) => history.remember(line),
    copy: ({text}) => void write(clipboard(text)),
  };
  // TypeScript does not see that the row is of the type of the effect.
  const run = (effect: Effect) => (effects[effect.type] as (each: Effect) => void)(effect);

  function perform(outcome: Outcome): void {
    if ('action' in outcome) dispatch(outcome.action);
    else run(outcome.effect);
  }

  return run;
}

/** @returns why there is no answer, as text, for an answer that failed */
async function orSentence<T>(answer: Promise<T>): Promise<T | {readonly error: string}> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof VirshError)) throw error;
    return {error: error.words};
  }
}

/** The words of a typed line up to its cursor, the last one to be completed; undefined where they are none. */
function wordsBefore(text: string, cursor: number, domain: string | undefined): readonly string[] | undefined {
  const line = splitLine([...text].slice(0, cursor).join(''), domain);
  if ('error' in line) return undefined;
  const words = line.open ? line.words : [...line.words, ''];
  return words[0] === 'virsh' && words.length > 1 ? words.slice(1) : words;
}
