import type {Command} from './command.ts';
import {isKeyName} from './keys.ts';

/**
 * The commands as they are, once they are known to fit together.
 * @throws when two share an id, when a key is bound twice on one screen, or when ui/ cannot report a key
 */
export function checked(commands: readonly Command[]): readonly Command[] {
  const owners = new Map<string, string>();
  for (const {id, keys, screens} of commands) {
    claim(owners, `command ${id}`, id);
    for (const key of keys) {
      if (!isKeyName(key)) throw new Error(`The command ${id} is bound to ${JSON.stringify(key)}, which is no key.`);
      for (const screen of screens) claim(owners, `key ${key} on the screen ${screen}`, id);
    }
  }
  return commands;
}

function claim(owners: Map<string, string>, what: string, id: string): void {
  const owner = owners.get(what);
  if (owner !== undefined) throw new Error(`The ${what} belongs to two commands: ${owner} and ${id}.`);
  owners.set(what, id);
}
