import {type Element, firstOf} from './element.ts';
import {lineAt} from './fault-text.ts';
import {type Fault, outlineOf} from './outline.ts';

/** Who a definition is of. */
export interface Identity {
  readonly name: string;
  /** In lower case with its dashes; undefined where the definition leaves it to libvirt to make one. */
  readonly uuid: string | undefined;
}

/** The first reason why a text is no definition of a domain: XML, root, name, UUID. Whether libvirt takes it, libvirt knows. */
export function faultOf(text: string): Fault | undefined {
  const read = identityOf(text);
  return 'fault' in read ? read.fault : undefined;
}

/** Who the domain is that a text defines, or why it is no definition of a domain. */
export function identityOf(text: string): Identity | {readonly fault: Fault} {
  const {root, fault} = outlineOf(text);
  if (fault) return {fault};
  if (!root) return {fault: {text: 'There is no definition in it.', line: undefined}};
  const at = (element: Element, sentence: string) => ({fault: {text: sentence, line: lineAt(text, element.start)}});
  if (root.name !== 'domain') return at(root, `It is not the definition of a domain: it begins with <${root.name}>.`);
  const name = firstOf(root, 'name');
  if (!name) return at(root, 'The definition has no <name>.');
  if (name.text === '') return at(name, 'The <name> is empty.');
  const element = firstOf(root, 'uuid');
  const uuid = element && canonicalUuid(element.text);
  if (element && !uuid) return at(element, 'The <uuid> is none: it needs 32 hexadecimal digits.');
  return {name: name.text, uuid};
}

/** The root of a text that is the definition of a domain. */
export function domainOf(text: string): Element | undefined {
  const {root, fault} = outlineOf(text);
  return fault === undefined && root?.name === 'domain' ? root : undefined;
}

/** A UUID as libvirt writes it, of all that libvirt reads as one (virUUIDParse); undefined of anything else. */
export function canonicalUuid(text: string): string | undefined {
  const digits = text.trim().replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
