import type {Subject} from '../state/dialog.ts';
import type {Remedy} from '../triage/finding.ts';
import {mannerOf} from './virsh-line/manner.ts';

type Command = Extract<Subject, {type: 'command'}>;

/**
 * The virsh commands of a remedy as what a question is about, as if they had been typed. Several of them are about one
 * domain, one after the other.
 */
export function remedySubject(commands: Remedy['commands']): Command {
  const argvs = commands.map(([, ...argv]) => argv);
  const [first = [], ...others] = argvs;
  const uuid = first.includes('--domain') ? first[first.indexOf('--domain') + 1] : undefined;
  const command: Command = {type: 'command', danger: 'disruptive', ...mannerOf(first), argv: first, uuid};
  return uuid === undefined || others.length === 0 ? command : {...command, each: argvs.map((argv) => ({argv, uuid}))};
}
