import type {Element} from '../element.ts';

/**
 * Whether two elements say the same: blanks around texts, the order of attributes, and the order of children of different
 * names mean nothing. Goes through them without recursion, however deep they are.
 */
export function isSame(a: Element | undefined, b: Element | undefined): boolean {
  const pairs: [Element | undefined, Element | undefined][] = [[a, b]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [one, other] = pair;
    if (!one || !other) {
      if (one !== other) return false;
      continue;
    }
    if (!isSameAlone(one, other) || one.children.length !== other.children.length) return false;
    const [ones, others] = [byName(one.children), byName(other.children)];
    ones.forEach((child, index) => {
      pairs.push([child, others[index]]);
    });
  }
  return true;
}

function isSameAlone(one: Element, other: Element): boolean {
  if (one.name !== other.name || one.attributes.length !== other.attributes.length) return false;
  const values = new Map(other.attributes.map(({name, value}) => [name, value]));
  return one.attributes.every(({name, value}) => values.get(name) === value) && one.text.trim() === other.text.trim();
}

function byName(children: readonly Element[]): readonly Element[] {
  return children.length < 2 ? children : children.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What two elements differ in, alone: names of attributes with an @, names of children, and "text". */
export function differingParts(one: Element, other: Element): readonly string[] {
  const attributes = new Set([...one.attributes, ...other.attributes].map(({name}) => name));
  const children = new Set([...one.children, ...other.children].map(({name}) => name));
  const value = (element: Element, name: string) => element.attributes.find((each) => each.name === name)?.value;
  return [
    ...[...attributes].filter((name) => value(one, name) !== value(other, name)).map((name) => `@${name}`),
    ...[...children].filter((name) => !areSame(named(one, name), named(other, name))),
    ...(one.text.trim() === other.text.trim() ? [] : ['text']),
  ];
}

function named(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

function areSame(ones: readonly Element[], others: readonly Element[]): boolean {
  return ones.length === others.length && ones.every((one, index) => isSame(one, others[index]));
}
