import type {Subject} from '../../state/dialog.ts';
import {runsToBegin, selectAsk} from '../../state/select/ask.ts';
import type {Prompt, State} from '../../state/state.ts';
import {selectTargets} from '../../state/targets.ts';
import {begin, newQuestion, openQuestion} from '../begin.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {closed, faulty} from '../prompts/prompt-kind.ts';
import {splitLine} from '../words.ts';
import {type Manner, mannerOf} from './manner.ts';
import {namedDomain} from './named-domain.ts';
import {isSecret} from './secret.ts';

type Command = Extract<Subject, {type: 'command'}>;

/** Runs the typed line, or asks about it; says what is wrong with one that cannot be run, and leaves it as it is. */
export function enterLine(state: State, prompt: Prompt): readonly Outcome[] {
  if (prompt.text.trim() === '') return closed;
  const command = commandOf(state, prompt.text);
  if ('error' in command) return faulty(prompt, command.error);
  return [...remembered(state, prompt.text.trim(), command.argv), ...closed, ...carriedOut(state, command)];
}

/** The command that a line stands for: with `%`, one for each domain that is meant. */
export function commandOf(state: State, text: string): Command | {readonly error: string} {
  const plain = splitLine(text);
  if ('error' in plain) return plain;
  if (plain.quote !== undefined) return {error: `The quote ${plain.quote} is not closed.`};
  const argv = withoutVirsh(plain.words);
  const [name = ''] = argv;
  if (!/^[a-z][\w-]*$/iu.test(name)) {
    return {error: `${JSON.stringify(name)} is no virsh command: type one without quotes, such as list or dominfo %.`};
  }
  const manner = mannerOf(argv);
  if (!manner) return {error: `${name} is for the virsh shell, and means nothing here.`};
  if (!plain.marked) {
    const aim = aimed(state, argv, manner);
    return 'error' in aim ? aim : {type: 'command', ...manner, ...aim};
  }
  const each: {readonly argv: readonly string[]; readonly uuid: string}[] = [];
  for (const uuid of selectTargets(state)) {
    const aim = aimed(state, argvFor(text, uuid), manner);
    if ('error' in aim) return aim;
    each.push({argv: aim.argv, uuid: aim.uuid ?? uuid});
  }
  const [first] = each;
  if (!first) return {error: '% stands for the selected domain, and there is none.'};
  return {type: 'command', ...manner, ...first, ...(each.length > 1 && {each})};
}

/** What is only read stays as it was typed; all else is sent to the very domain that is shown before. */
function aimed(
  state: State,
  argv: readonly string[],
  {danger, how}: Manner,
): Pick<Command, 'argv' | 'uuid'> | {readonly error: string} {
  const named = namedDomain(state, argv);
  if (!named) return {argv, uuid: undefined};
  if ('error' in named) return named;
  const isRead = danger === 'view' && how === 'pager';
  return {argv: isRead ? argv : named.pinned, uuid: named.uuid};
}

/**
 * Runs a command, or asks about it. Through a read-only connection libvirt itself refuses what must not be: nothing
 * needs to be asked.
 */
export function carriedOut(state: State, command: Command): readonly Outcome[] {
  const ask = selectAsk(state, newQuestion(command));
  const isFree = state.readOnly || ask.guard.kind === 'enter';
  if (!isFree) return openQuestion(state, command);
  if (ask.obstacle === undefined) return begin(state, runsToBegin(ask));
  return act({type: 'notice', notice: {level: 'info', text: ask.obstacle}});
}

function remembered({history}: State, line: string, argv: readonly string[]): readonly Outcome[] {
  if (isSecret(argv) || history.at(-1) === line) return [];
  return [...act({type: 'history', lines: [line]}), {effect: {type: 'remember', line}}];
}

function argvFor(text: string, uuid: string): readonly string[] {
  const line = splitLine(text, uuid);
  return 'error' in line ? [] : withoutVirsh(line.words);
}

/** Who pastes a whole command means the same. */
function withoutVirsh(words: readonly string[]): readonly string[] {
  return words[0] === 'virsh' ? words.slice(1) : words;
}
