import {describe, expect, it} from 'vitest';
import * as change from '../../source/xml/change.ts';
import {applyEdits, type Edit} from '../../source/xml/edits.ts';
import type {Element} from '../../source/xml/element.ts';
import {outlineOf} from '../../source/xml/outline.ts';

function changed(text: string, edits: (element: Element, text: string) => Edit | readonly Edit[]): string {
  const element = outlineOf(text).root;
  if (!element) throw new Error('no element');
  return applyEdits(text, [edits(element, text)].flat());
}

const first = (element: Element) => element.children[0] ?? element;

describe('applyEdits', () => {
  it('changes nothing else, whatever the order', () => {
    expect(
      applyEdits('abcdef', [
        {start: 4, end: 6, text: ''},
        {start: 1, end: 2, text: 'BB'},
        {start: 1, end: 1, text: '-'},
      ]),
    ).toBe('a-BBcd');
    expect(applyEdits('abc', [])).toBe('abc');
  });

  it('keeps the order of what is inserted at one place', () => {
    expect(
      applyEdits('ab', [
        {start: 1, end: 1, text: '1'},
        {start: 1, end: 1, text: '2'},
      ]),
    ).toBe('a12b');
  });

  it.each([
    {
      edits: [
        {start: 0, end: 2, text: ''},
        {start: 1, end: 3, text: ''},
      ],
    },
    {edits: [{start: 2, end: 4, text: ''}]},
    {edits: [{start: 2, end: 1, text: ''}]},
  ])('refuses $edits', ({edits}) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError);
  });
});

describe('changes', () => {
  it.each([
    {text: '<a b = "1" c=\'2\'/>', name: 'b', to: '<a b = "&quot;&lt;&amp;&apos;&#10;" c=\'2\'/>'},
    {text: '<a x="1"  />', name: 'b', to: '<a x="1" b=\'&quot;&lt;&amp;&apos;&#10;\'  />'},
    {text: '<a>t</a>', name: 'b', to: "<a b='&quot;&lt;&amp;&apos;&#10;'>t</a>"},
  ])('set the attribute $name of $text', ({text, name, to}) => {
    expect(changed(text, (element) => change.setAttribute(element, name, '"<&\'\n'))).toBe(to);
    expect(outlineOf(to).root?.attributes.find((attribute) => attribute.name === name)?.value).toBe('"<&\'\n');
  });

  it.each([
    ['<a b="1"\n  c=\'2\' d="3"/>', '<a b="1" d="3"/>'],
    ['<a c = "2"></a>', '<a></a>'],
    ['<a d="2"/>', '<a d="2"/>'],
  ])('remove an attribute of %j', (text, to) => {
    expect(changed(text, (element, all) => change.removeAttribute(all, element, 'c'))).toBe(to);
  });

  it.each([
    ['<a>x<!-- y --> z</a >', '<a>&lt;&amp;]]&gt;</a >'],
    ['<a></a>', '<a>&lt;&amp;]]&gt;</a>'],
    ['<a b="1" />', '<a b="1" >&lt;&amp;]]&gt;</a>'],
  ])('set the text of %j', (text, to) => {
    expect(changed(text, (element) => change.setText(element, '<&]]>'))).toBe(to);
    expect(outlineOf(to).root?.text).toBe('<&]]>');
  });

  it.each([
    ['<a>\n  <b/>\n  <c/>\n</a>', '<a>\n  <c/>\n</a>'],
    ['<a>\r\n\t<b>\r\n</b> \r\n<c/></a>', '<a>\r\n<c/></a>'],
    ['<a>\n  <b/><c/>\n</a>', '<a>\n  <c/>\n</a>'],
    ['<a> <b/>\n</a>', '<a> \n</a>'],
    ['<a><b/></a>', '<a></a>'],
  ])('remove the first element of %j', (text, to) => {
    expect(changed(text, (element, all) => change.removeElement(all, first(element)))).toBe(to);
  });

  it.each([
    ['<a>\r\n  <b/>\r\n</a>', '<a>\r\n  <b/>\r\n  <n/>\r\n</a>'],
    ['<a><b/></a>', '<a><b/><n/></a>'],
    ['<a>\n x <b/></a>', '<a>\n x <b/><n/></a>'],
  ])('insert behind the first element of %j', (text, to) => {
    expect(changed(text, (element, all) => change.insertAfter(all, first(element), '<n/>'))).toBe(to);
  });

  it.each([
    ['<a>\n  <b/>\n</a>', '<a>\n  <b>\n    <n/>\n  </b>\n</a>'],
    ['<a>\n  <b></b>\n</a>', '<a>\n  <b>\n    <n/>\n  </b>\n</a>'],
    ['<a>\n  <b>\n    <c/>\n  </b>\n</a>', '<a>\n  <b>\n    <c/>\n    <n/>\n  </b>\n</a>'],
    ['<a><b/></a>', '<a><b><n/></b></a>'],
  ])('insert into the first element of %j', (text, to) => {
    expect(changed(text, (element, all) => change.insertInto(all, first(element), '<n/>'))).toBe(to);
  });
});
