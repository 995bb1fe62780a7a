import {removeElement} from '../../xml/change.ts';
import {applyEdits} from '../../xml/edits.ts';
import type {Element} from '../../xml/element.ts';
import {lineAt} from '../../xml/fault-text.ts';
import {domainOf} from '../../xml/identity.ts';

/** Without these their parents are no better, as the schema insists on them. */
const essential: ReadonlySet<string> = new Set(['name', 'memory', 'os', 'type', 'target']);

/** So many tries are made at most: each is a process. */
const mostTries = 30;

/**
 * The line of what a schema does not allow in a text, which libvirt does not tell: the last and smallest element without
 * which the rest is fine. undefined where it cannot be found.
 * @param words what the schema says; it may name the element
 * @param isValid tells of another text whether the schema allows it
 */
export async function misfitLine(
  text: string,
  words: string,
  isValid: (text: string) => Promise<boolean>,
): Promise<number | undefined> {
  const root = domainOf(text);
  if (!root) return undefined;
  let tries = 0;

  async function isMended(without: readonly Element[]): Promise<boolean> {
    tries += 1;
    if (tries > mostTries) return false;
    return isValid(
      applyEdits(
        text,
        without.map((element) => removeElement(text, element)),
      ),
    );
  }

  /** The last of these elements that must go; undefined where it helps nothing that they do. */
  async function culprit(elements: readonly Element[]): Promise<Element | undefined> {
    if (elements.length === 0 || !(await isMended(elements))) return undefined;
    let [least, most] = [1, elements.length];
    while (least < most) {
      const middle = Math.floor((least + most) / 2);
      if (await isMended(elements.slice(0, middle))) most = middle;
      else least = middle + 1;
    }
    return elements[most - 1];
  }

  async function within(place: Element): Promise<Element> {
    const guilty = await culprit(place.children.filter(({name}) => !essential.has(name)));
    const named = place.children.filter(({name}) => essential.has(name) && words.includes(` ${name} `));
    const next = guilty ?? (named.length === 1 ? named[0] : undefined);
    return next ? within(next) : place;
  }

  const found = await within(root);
  return found === root ? undefined : lineAt(text, found.start);
}
