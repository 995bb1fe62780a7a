import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {allOf, attributeOf, type Element, firstOf, textRange} from '../../source/xml/element.ts';
import {outlineOf} from '../../source/xml/outline.ts';
import {nasty} from './nasty.ts';

const recorded = ['active', 'inactive', 'tuned', 'uefi'].map((name) => ({
  name,
  text: readFileSync(new URL(`../fixtures/facts/dumpxml-${name}.txt`, import.meta.url), 'utf8'),
}));
const texts = [...recorded, {name: 'nasty', text: nasty}];

function all(root: Element | undefined): readonly Element[] {
  const found = root ? [root] : [];
  for (const element of found) found.push(...element.children);
  return found;
}

describe('outlineOf', () => {
  it.each(texts)('knows where each thing of the text $name is', ({text}) => {
    const {root, fault} = outlineOf(text);
    expect(fault).toBeUndefined();
    const elements = all(root);
    expect(elements.length).toBeGreaterThan(8);
    for (const {name, start, openEnd, closeStart, end, attributes} of elements) {
      expect(text.startsWith(`<${name}`, start)).toBe(true);
      expect(text.charAt(openEnd - 1)).toBe('>');
      expect(text.slice(closeStart, end)).toMatch(closeStart === end ? '' : new RegExp(`^</${name}\\s*>$`));
      for (const attribute of attributes) {
        expect(text.slice(attribute.nameStart, attribute.end + 1)).toMatch(
          new RegExp(`^${attribute.name}\\s*=\\s*(["']).*\\1$`),
        );
        expect(
          outlineOf(`<a b="${text.slice(attribute.start, attribute.end).replaceAll('"', '&quot;')}"/>`).root
            ?.attributes[0]?.value,
        ).toBe(attribute.value);
      }
    }
  });

  it('finds elements by their way, not by their name, and their text with entities resolved', () => {
    const {root} = outlineOf(nasty);
    expect(firstOf(root, 'name')?.text).toBe('a&bc<name>');
    expect(firstOf(root, 'description')?.text).toBe('1 < 2 ☺ \'x\' "y" ünï ☺ 💾');
    expect(allOf(root, 'devices', 'interface', 'mac').map((mac) => attributeOf(mac, 'address'))).toEqual([
      '52:54:00:00:00:02',
    ]);
    expect(attributeOf(firstOf(root, 'devices', 'disk', 'source'), 'dev')).toBe('/dev/mapper/a&b');
    expect(attributeOf(firstOf(root, 'qemu:commandline', 'qemu:arg'), 'value')).toBe('-newarg="a>b"');
    expect(firstOf(root, 'devices', 'disk', 'source')).toMatchObject({text: '', children: []});
    expect(firstOf(undefined, 'devices')).toBeUndefined();
  });

  it('keeps what is neither an element nor text', () => {
    const found = outlineOf(nasty).asides.map(({kind, start, end}) => [kind, nasty.slice(start, end)]);
    expect(found).toEqual([
      ['instruction', '<?xml version="1.0" encoding="UTF-8"?>'],
      ['doctype', '<!DOCTYPE domain [<!ENTITY a "<name>no</name>"><!ENTITY b "&a;&a;"> <!-- > ] -->]>'],
      ['comment', '<!-- <name>not this one</name> -->'],
      ['comment', '<!-- half -->'],
      ['cdata', '<![CDATA[<name>]]>'],
      ['comment', '<!-- keep -->'],
      ['instruction', '<?end of it?>'],
    ]);
  });

  it('says where a text is, or could be', () => {
    const text = '<a><b>x</b><c></c><d/><e>1<f/></e></a>';
    const ranges = outlineOf(text).root?.children.map((child) => {
      const range = textRange(child);
      return range && text.slice(range.start, range.end);
    });
    expect(ranges).toEqual(['x', '', undefined, undefined]);
  });

  it('takes depth, size and many attributes without running out of stack', () => {
    const deep = `<domain>${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}</domain>`;
    expect(outlineOf(deep)).toMatchObject({fault: undefined, root: {end: deep.length}});
    const big = `<domain>${"<a b='1'>x</a>\n".repeat(100_000)}<name>n</name><!--${'x'.repeat(8_000_000)}--></domain>`;
    expect(outlineOf(big)).toMatchObject({fault: undefined, root: {children: {length: 100_001}}});
    const wide = `<domain ${Array.from({length: 10_000}, (_, index) => `a${index}='${index}'`).join(' ')}/>`;
    expect(outlineOf(wide).root?.attributes.at(-1)).toMatchObject({name: 'a9999', value: '9999'});
  });

  it('gives the same outline for the same text', () => {
    expect(outlineOf(`${nasty} `)).toBe(outlineOf(`${nasty} `));
    const first = outlineOf('<a/>');
    outlineOf('<b/>');
    expect(outlineOf('<a/>')).toBe(first);
  });
});
