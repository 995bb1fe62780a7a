/** Where something is in a text, in UTF-16 units: the first one, and the one behind the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An attribute; its range is that of its value in the text, without the quotes and with entities as they were written. */
export interface Attribute extends Range {
  readonly name: string;
  /** With entities resolved. */
  readonly value: string;
  /** Where its name begins. */
  readonly nameStart: number;
}

/** An element; its range is from the < that begins it to behind the > that ends it. */
export interface Element extends Range {
  /** With its prefix, as in qemu:commandline. */
  readonly name: string;
  readonly parent: Element | undefined;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Element[];
  /** Its own characters, with entities resolved. */
  readonly text: string;
  /** Behind the > of its start tag. */
  readonly openEnd: number;
  /** The < of its end tag; `end` where it has none. */
  readonly closeStart: number;
}

/** The elements of that name in it. */
export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first element on that way down from it: `firstOf(domain, 'os', 'nvram')`. */
export function firstOf(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name);
  return found;
}

/** All elements on that way down from it: `allOf(domain, 'devices', 'interface', 'mac')`. */
export function allOf(element: Element | undefined, ...path: readonly string[]): readonly Element[] {
  let found = element ? [element] : [];
  for (const name of path) found = found.flatMap((each) => childrenOf(each, name));
  return found;
}

/** The attribute with its place; `attributeOf` is its value alone. */
export function attributeAt(element: Element | undefined, name: string): Attribute | undefined {
  return element?.attributes.find((attribute) => attribute.name === name);
}

export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return attributeAt(element, name)?.value;
}

/** Where the text of an element is, which may be nowhere yet; undefined where it has other elements or no end tag. */
export function textRange(element: Element): Range | undefined {
  if (element.closeStart === element.end || element.children.length > 0) return undefined;
  return {start: element.openEnd, end: element.closeStart};
}
