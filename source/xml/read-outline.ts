import {SaxesParser} from 'saxes';
import type {Attribute, Element} from './element.ts';
import {faultAt} from './fault-text.ts';
import type {Aside, Fault, Outline} from './outline.ts';

type Growing = {-readonly [Key in keyof Element]: Element[Key]} & {attributes: Attribute[]; children: Growing[]};

/** Most elements have none, and a hostile text has many of them. */
const none: never[] = [];

/**
 * Reads an XML text with the places of everything in it. Entities that the text declares itself are not resolved, so
 * that none of them can grow: using one is a fault. Depth and size are bounded by memory alone.
 */
export function readOutline(text: string): Outline {
  const parser = new SaxesParser();
  const asides: Aside[] = [];
  const open: Growing[] = [];
  let root: Growing | undefined;
  let closed: Growing | undefined;
  let fault: Fault | undefined;
  let attributes: Attribute[] = none;
  /** Behind the last thing that was read other than text: no < is between it and the next one. */
  let behind = 0;

  const addText = (more: string) => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  const addAside = (kind: Aside['kind'], end: number) => {
    asides.push({kind, start: text.indexOf('<', behind), end});
    behind = end;
  };

  parser.on('opentagstart', ({name}) => {
    const parent = open.at(-1);
    const element = growing(name, parent, text.indexOf('<', behind));
    root ??= element;
    open.push(element);
    attributes = [];
    behind = element.start + 1 + name.length;
  });
  parser.on('attribute', ({name, value}) => {
    const end = parser.position - 1;
    // The quote that ends a value is not in it.
    const start = text.lastIndexOf(text.charAt(end), end - 1) + 1;
    attributes.push({name, value, start, end, nameStart: text.indexOf(name, behind)});
    behind = parser.position;
  });
  parser.on('opentag', () => {
    behind = parser.position;
    const element = open.at(-1);
    if (element) Object.assign(element, {openEnd: behind}, attributes.length > 0 && {attributes});
  });
  parser.on('closetag', ({isSelfClosing}) => {
    closed = open.pop();
    if (!closed) return;
    closed.end = parser.position;
    closed.closeStart = isSelfClosing ? closed.end : text.indexOf('<', behind);
    behind = closed.end;
  });
  parser.on('text', addText);
  parser.on('cdata', (more) => {
    addText(more);
    addAside('cdata', parser.position);
  });
  // saxes tells of a comment once it has read its two dashes.
  parser.on('comment', () => addAside('comment', parser.position + 1));
  parser.on('processinginstruction', () => addAside('instruction', parser.position));
  parser.on('xmldecl', () => addAside('instruction', parser.position));
  parser.on('doctype', () => addAside('doctype', parser.position));
  parser.on('error', ({message}) => {
    fault = faultAt(text, {message, position: parser.position, behind, closed, open});
    throw new Stopped();
  });

  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return {root, asides, fault};
}

/** There is no use in reading on behind the first fault: what follows would be guessed. */
class Stopped extends Error {}

function growing(name: string, parent: Growing | undefined, start: number): Growing {
  const element = {name, parent, attributes: none, children: none, text: '', start, openEnd: 0, closeStart: 0, end: 0};
  if (parent?.children === none) parent.children = [element];
  else parent?.children.push(element);
  return element;
}
