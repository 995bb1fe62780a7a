import {attributeOf, type Element, firstOf} from './element.ts';

/** As much of it as could be of use on one line. */
const most = 200;

/** What an element says within, in a few words: of a disk its name and its image, of an interface its address. */
export function summaryOf(element: Element): string {
  const words = (own[element.name] ?? general)(element);
  return words
    .filter((word) => word)
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, most);
}

type Words = readonly (string | undefined)[];

const own: Readonly<Record<string, (element: Element) => Words>> = {
  disk: (disk) => [
    attributeOf(firstOf(disk, 'target'), 'dev'),
    ...(values(firstOf(disk, 'source'), ['index']) ?? ['without a medium']),
  ],
  interface: (nic) => [
    attributeOf(firstOf(nic, 'mac'), 'address'),
    ...(values(firstOf(nic, 'source'), ['portid']) ?? []),
    attributeOf(firstOf(nic, 'model'), 'type'),
  ],
};

/** Where a device is connected within the machine says little of it. */
const quiet: ReadonlySet<string> = new Set(['alias', 'address', 'backingStore']);

function general({children}: Element): Words {
  return children.slice(0, 20).flatMap((child) => {
    if (quiet.has(child.name)) return [];
    const named = child.attributes.map(({name, value}) => `${name}=${value}`);
    const text = child.text.trim();
    return named.length + text.length > 0 ? [...named, text] : [child.name];
  });
}

function values(element: Element | undefined, without: readonly string[] = []): Words | undefined {
  if (!element || element.attributes.length === 0) return undefined;
  return [
    ...element.attributes.filter(({name}) => !without.includes(name)).map(({value}) => value),
    element.text.trim(),
  ];
}
