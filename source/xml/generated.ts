import {removeAttribute} from './change.ts';
import {applyEdits, type Edit} from './edits.ts';
import {attributeOf, type Element} from './element.ts';
import {outlineOf} from './outline.ts';
import {lineIndex, lineStarts} from './text-lines.ts';

/** A text by its lines, without the blanks at their ends. */
export interface PlainLines {
  readonly texts: readonly string[];
  /** The lines of elements that come with the start. They count from 0. */
  readonly generated: ReadonlySet<number>;
}

/** What libvirt adds to the definition of a domain when it starts it (domain_conf.c, qemu_process.c), by the element. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  domain: ['id'],
  source: ['index', 'portid', 'bridge'],
  cpu: ['check'],
  console: ['tty'],
  graphics: ['port', 'tlsPort', 'websocket', 'listen'],
  listen: ['address'],
  target: ['state'],
};

const elements: Readonly<Record<string, (element: Element) => boolean>> = {
  alias: (alias) => !attributeOf(alias, 'name')?.startsWith('ua-'),
  backingStore: () => true,
  mirror: () => true,
  vcpus: () => true,
  feature: ({parent}) => parent?.name === 'cpu',
  label: ({parent}) => parent?.name === 'seclabel',
  imagelabel: () => true,
  baselabel: () => true,
  seclabel: (label) => attributeOf(label, 'type') === 'dynamic',
  source: (source) => source.parent?.name !== 'disk' && pathIsMade(source),
  target: (target) => target.parent?.name === 'interface',
  resource: ({parent}) => parent?.name === 'domain',
};

/** A pseudoterminal, or a socket that libvirt listens at. */
function pathIsMade(source: Element): boolean {
  return (
    attributeOf(source, 'path') !== undefined && ['pty', 'unix'].includes(attributeOf(source.parent, 'type') ?? '')
  );
}

/**
 * The lines of a definition; of a live one, without what libvirt has added.
 * @param inactive the definition for the next start: what it asks for is not added
 */
export function plainLines(text: string, isLive: boolean, inactive: string): PlainLines {
  const starts = lineStarts(text);
  const {root, fault} = outlineOf(text);
  const generated = new Set<number>();
  const edits: Edit[] = [];
  const listens = /<graphics\b[^<>]*\slisten=/.test(inactive);
  // A running domain has the model that it was given by that of the host.
  const isExpanded = /<cpu\b[^<>]*\smode=['"]host-model/.test(inactive);
  const isMade = (element: Element) =>
    (isExpanded && element.name === 'cpu') || (isLive && (elements[element.name]?.(element) ?? false));
  const queue = root && !fault ? [root] : [];
  for (let element = queue.pop(); element; element = queue.pop()) {
    const last = lineIndex(starts, element.end - 1);
    if (isMade(element)) for (let line = lineIndex(starts, element.start); line <= last; line += 1) generated.add(line);
    else for (const child of element.children) queue.push(child);
    const added = attributes[element.name]?.filter((name) => !(listens && (name === 'listen' || name === 'address')));
    edits.push(...(added?.flatMap((name) => withoutAttribute(text, element, name)) ?? []));
    if (element.children.length > 0 && element.children.every(isMade) && element.text.trim() === '') {
      edits.push({start: element.openEnd - 1, end: element.openEnd, text: '/>'});
      generated.add(last);
    }
  }
  const texts = applyEdits(text, edits).split('\n').slice(0, starts.length);
  return {texts: texts.map((line) => line.trim()), generated};
}

/** No line may go with it. */
function withoutAttribute(text: string, element: Element, name: string): readonly Edit[] {
  // What was asked for is not added: a bridge without a network, a port.
  if (name === 'bridge' && attributeOf(element, 'network') === undefined) return [];
  const isPort = element.name === 'graphics' && name !== 'listen';
  if (isPort && attributeOf(element, 'autoport') !== 'yes') return [];
  return removeAttribute(text, element, name).filter(({start, end}) => !text.slice(start, end).includes('\n'));
}
