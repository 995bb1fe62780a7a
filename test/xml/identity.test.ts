import {describe, expect, it} from 'vitest';
import {canonicalUuid, domainOf, faultOf, identityOf} from '../../source/xml/identity.ts';
import {nasty} from './nasty.ts';

const uuid = '11111111-2222-4333-8444-555555555555';

describe('identityOf', () => {
  it.each([
    {text: nasty, name: 'a&bc<name>', uuid: undefined},
    {text: `<domain><uuid>\n${uuid.toUpperCase()} </uuid><name>db 1</name></domain>`, name: 'db 1', uuid},
    {text: `<domain><name>x</name><uuid>${uuid.replaceAll('-', '')}</uuid></domain>`, name: 'x', uuid},
    {text: '<domain><name>first</name><name>second</name></domain>', name: 'first', uuid: undefined},
  ])('reads $name and $uuid', ({text, ...identity}) => {
    expect(identityOf(text)).toEqual(identity);
    expect(faultOf(text)).toBeUndefined();
    expect(domainOf(text)?.name).toBe('domain');
  });

  it.each([
    ['', 1, 'There is no definition in it.'],
    ['\n<network/>', 2, 'It is not the definition of a domain: it begins with <network>.'],
    ['<domain>\n</domain>', 1, 'The definition has no <name>.'],
    ['<domain>\n<name/></domain>', 2, 'The <name> is empty.'],
    ['<domain>\n<name>x</name>\n<uuid>zz</uuid></domain>', 3, 'The <uuid> is none: it needs 32 hexadecimal digits.'],
    ['<domain>\n<disk>\n\n</domain>', 4, '</domain> stands where <disk> of line 2 should end.'],
    ['<domain>\n<disk>\n\n', 2, '<disk> has no end.'],
    ['<domain>\n<disk a="', 2, '<disk> has no end.'],
    ['<domain/>\n</domain>', 2, '</domain> ends nothing.'],
    ['<domain/>\n<domain/>', 2, 'There is more than one definition in it.'],
    ['<domain>\n<a b=c/></domain>', 2, 'The value of an attribute has no quotes.'],
    ['<domain>\n<a b/></domain>', 2, 'What stands here is no attribute.'],
    ['<domain>\n<a b="1"c="2"/></domain>', 2, 'A space is missing between two attributes.'],
    ['<domain>\n<a b="1" b="2"/></domain>', 2, 'An attribute is there twice: b.'],
    ['<domain>\n<!-- a -- b --></domain>', 2, 'Two dashes stand within a comment.'],
    ['<domain>\n< a</domain>', 2, 'A < stands here that begins no tag; write &lt; for it.'],
    ['<domain>\na & b\n</domain>', 2, 'A bare & stands here; write &amp; for it.'],
    ['<domain>\na && b;\n</domain>', 2, 'A bare & stands here; write &amp; for it.'],
    ['<domain>\n<a b="x & y"/>\n</domain>', 2, 'A bare & stands here; write &amp; for it.'],
    ['<domain>\n&#0;</domain>', 2, 'A number between & and ; stands for no character.'],
    ['x\n<domain/>', 1, 'Text stands outside of the definition.'],
    [
      '<!DOCTYPE x [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>\n<domain><name>&b;</name></domain>',
      2,
      'An entity is used that is not one of XML’s own; write out what it stands for.',
    ],
  ])('finds fault with %j', (text, line, sentence) => {
    expect(identityOf(text)).toEqual({fault: {text: sentence, line}});
    expect(faultOf(text)).toEqual({text: sentence, line});
  });

  it('finds fault in the middle of a long text', () => {
    const text = `<domain>\n${'<a>\n</a>\n'.repeat(50_000)}<b>\n</a></domain>`;
    expect(faultOf(text)).toEqual({text: '</a> stands where <b> of line 100002 should end.', line: 100_003});
  });
});

describe('canonicalUuid', () => {
  it.each([
    [uuid, uuid],
    [` ${uuid.toUpperCase()}\n`, uuid],
    ['1-1111111-22224333-8444555555555555', uuid],
    ['', undefined],
    [`${uuid}0`, undefined],
    [uuid.replace('1', 'g'), undefined],
  ])('of %j is %j', (text, expected) => {
    expect(canonicalUuid(text)).toBe(expected);
  });
});
