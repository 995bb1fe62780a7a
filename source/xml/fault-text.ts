import type {Element} from './element.ts';
import type {Fault} from './outline.ts';

/** Where a parser gave up, and what it had open. */
export interface Stop {
  /** "line:column: message", in the words of saxes. */
  readonly message: string;
  readonly position: number;
  /** Behind the last tag, attribute or comment that was read. */
  readonly behind: number;
  /** The element that the last end tag was taken for. */
  readonly closed: Element | undefined;
  readonly open: readonly Element[];
}

/** The line of a place in a text, from 1; lines end with \n. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The fault as a sentence. */
export function faultAt(text: string, stop: Stop): Fault {
  const message = stop.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  const element = stop.open.at(-1);
  const isCutOff = /^unclosed tag|^unexpected end/.test(message);
  if (isCutOff || message.includes('entity')) {
    // It reads on up to a semicolon, wherever that is.
    const at = text.slice(stop.behind, stop.position).search(/&(?!#?[^\s&;<]+;)/);
    if (at >= 0) return {text: bareAmpersand, line: lineAt(text, stop.behind + at)};
  }
  if (isCutOff && element) return {text: `<${element.name}> has no end.`, line: lineAt(text, element.start)};
  const from = message.startsWith('text data outside') ? text.slice(stop.behind).search(/\S/) + 1 : 0;
  const line = lineAt(text, from > 0 ? stop.behind + from : stop.position - 1);
  return {text: sentences[message] ?? sentenceOf(text, stop, message), line};
}

function sentenceOf(text: string, {closed}: Stop, message: string): string {
  if (message === 'unexpected close tag' && closed) {
    const tag = text.slice(closed.closeStart, closed.end);
    return `${tag} stands where <${closed.name}> of line ${lineAt(text, closed.start)} should end.`;
  }
  const [, name] = /^unmatched closing tag: (.*)$/s.exec(message) ?? [];
  const [, twice] = /^duplicate attribute: (.*)$/s.exec(message) ?? [];
  if (twice !== undefined) return `An attribute is there twice: ${twice}.`;
  return name === undefined ? `This is no well-formed XML: ${message}.` : `</${name}> ends nothing.`;
}

const bareAmpersand = 'A bare & stands here; write &amp; for it.';

const sentences: Readonly<Record<string, string>> = {
  'undefined entity': 'An entity is used that is not one of XML’s own; write out what it stands for.',
  'malformed character entity': 'A number between & and ; stands for no character.',
  'empty entity name': bareAmpersand,
  'disallowed character in entity name': bareAmpersand,
  'disallowed character':
    'A character stands here that XML does not allow: a bare < within a value, or a control character.',
  'disallowed character in tag name': 'A < stands here that begins no tag; write &lt; for it.',
  'disallowed character in attribute name': 'What stands here is no attribute.',
  'unquoted attribute value': 'The value of an attribute has no quotes.',
  'attribute without value': 'An attribute has no value.',
  'no whitespace between attributes': 'A space is missing between two attributes.',
  'malformed comment': 'Two dashes stand within a comment.',
  'documents may contain only one root': 'There is more than one definition in it.',
  'document must contain a root element': 'There is no definition in it.',
  'text data outside of root node': 'Text stands outside of the definition.',
  'unexpected end': 'It ends in the middle.',
};
