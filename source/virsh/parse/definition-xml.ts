import {XMLParser} from 'fast-xml-parser';

/** An element: its children by name, its attributes with an @ before theirs, and its text as #text. */
export interface Element {
  readonly [name: string]: readonly Element[] | string | undefined;
}

/**
 * Every element is a list of elements and every value a text, so that one that is there twice, or looks like a number,
 * changes nothing. Left as text are what anybody may put in, and what nests as deep as a chain of images is long.
 */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  stopNodes: ['*.metadata', '*.backingStore', '*.mirror'],
});

/** The outermost element of that name; undefined for what is no such XML. */
export function parseRoot(xml: string, name: string): Element | undefined {
  try {
    const document: Element = parser.parse(xml);
    return childrenOf(document, name)[0];
  } catch {
    return undefined;
  }
}

/** The children of that name. */
export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  const children = element?.[name];
  return typeof children === 'object' ? children : [];
}

/** The first descendant along a path of names. */
export function firstOf(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((parent, name) => childrenOf(parent, name)[0], element);
}

export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return textIn(element, `@${name}`);
}

/** The text of an element without the blanks around it; undefined when there is none. */
export function textOf(element: Element | undefined): string | undefined {
  return textIn(element, '#text')?.trim() || undefined;
}

function textIn(element: Element | undefined, name: string): string | undefined {
  const value = element?.[name];
  return typeof value === 'string' ? value : undefined;
}
