import type {Danger} from '../../../operations/operation.ts';
import type {AskTarget, Guard} from '../ask.ts';

/** What can be typed on any keyboard, and is seen as it is. */
const typeable = /^[!-~]([ -~]*[!-~])?$/;

/**
 * What confirms a command of this danger.
 * @param hit the domains that it hits
 * @param command its word, for a command that hits none
 */
export function guardOf(danger: Danger, hit: readonly AskTarget[], command: string): Guard {
  if (danger === 'disruptive') return {kind: 'yes'};
  if (danger !== 'destructive') return {kind: 'enter'};
  const [target, ...others] = hit;
  if (!target) return {kind: 'word', word: command, what: 'the name of the command'};
  if (others.length > 0) return {kind: 'word', word: String(hit.length), what: 'the number of domains'};
  if (typeable.test(target.name)) return {kind: 'word', word: target.name, what: 'the name of the domain'};
  return {kind: 'word', word: target.uuid.slice(0, 8), what: 'the first 8 digits of its UUID'};
}

/** What confirms a command of this danger that is about the domain of this name, of which libvirt may not know. */
export function wordGuard(danger: Danger, name: string, command: string): Guard {
  if (danger !== 'destructive' || !typeable.test(name)) return guardOf(danger, [], command);
  return {kind: 'word', word: name, what: 'the name of the domain'};
}

/** Whether what was typed is what the guard asks for; blanks around it do not count. */
export function guardSatisfied(guard: Guard, typed: string): boolean {
  const text = typed.trim();
  if (guard.kind === 'enter') return true;
  return guard.kind === 'yes' ? /^y(es)?$/i.test(text) : text === guard.word;
}
