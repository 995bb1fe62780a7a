import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {differencesOf} from '../../source/xml/differences.ts';
import {foldsOf} from '../../source/xml/folds.ts';
import {outlineOf} from '../../source/xml/outline.ts';
import {piecesOf} from '../../source/xml/pieces.ts';
import {summaryOf} from '../../source/xml/summary.ts';
import {lineIndex, lineStarts} from '../../source/xml/text-lines.ts';
import {nasty} from './nasty.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/facts/dumpxml-${name}.txt`, import.meta.url), 'utf8');
const [active, inactive] = [fixture('active'), fixture('inactive')];

describe('lineStarts', () => {
  it.each([
    ['', [0]],
    ['a', [0]],
    ['a\n', [0]],
    ['a\r\n\nb', [0, 3, 4]],
  ])('of %j are %j', (text, starts) => {
    expect(lineStarts(text)).toEqual(starts);
  });

  it('find the line of a place', () => {
    expect([0, 2, 3, 4, 99].map((place) => lineIndex([0, 3, 4], place))).toEqual([0, 0, 1, 2, 2]);
  });
});

describe('piecesOf', () => {
  const kinds = (text: string, start: number, end: number) =>
    piecesOf(text, outlineOf(text), {start, end}).map((piece) => `${piece.kind} ${text.slice(piece.start, piece.end)}`);

  it('tells what a line consists of', () => {
    const text = `<a b = 'x>y' c="'"/><!-- <d> -->t&amp;<![CDATA[<e>]]></f >`;
    expect(kinds(`<f>${text}`, 3, 3 + text.length)).toEqual([
      'tag <a',
      'text  ',
      'attribute b',
      'text  = ',
      "value 'x>y'",
      'text  ',
      'attribute c',
      'text =',
      `value "'"`,
      'tag />',
      'aside <!-- <d> -->',
      'text t&amp;',
      'aside <![CDATA[<e>]]>',
      'tag </f',
      'text  ',
      'tag >',
    ]);
  });

  it('knows what is open where it begins, and stops where it ends', () => {
    const text = '<a b="1\n2" c="3"\nd="4"><!--\n<x y="z">\n--><e>f</e\n></a>';
    const starts = lineStarts(text);
    const lines = starts.map((start, line) => kinds(text, start, (starts[line + 1] ?? text.length + 1) - 1));
    expect(lines).toEqual([
      ['tag <a', 'text  ', 'attribute b', 'text =', 'value "1'],
      ['value 2"', 'text  ', 'attribute c', 'text =', 'value "3"'],
      ['attribute d', 'text =', 'value "4"', 'tag >', 'aside <!--'],
      ['aside <x y="z">'],
      ['aside -->', 'tag <e', 'tag >', 'text f', 'tag </e'],
      ['tag >', 'tag </a', 'tag >'],
    ]);
  });

  it.each([nasty, active, '<a <b ="', '&<>"\'', '<!-- x', '<a b="', '\u0000<'])('loses no character of %j', (text) => {
    for (let start = 0; start < Math.min(text.length, 700); start += 7) {
      const end = Math.min(text.length, start + 40);
      const pieces = piecesOf(text, outlineOf(text), {start, end});
      expect(pieces.map((piece) => text.slice(piece.start, piece.end)).join('')).toBe(text.slice(start, end));
    }
  });
});

describe('foldsOf', () => {
  it('finds what takes several lines, with what is in it', () => {
    const folds = foldsOf(active, lineStarts(active));
    const told = folds.filter(({isDevice}) => isDevice).map(({element}) => `${element.name}: ${summaryOf(element)}`);
    expect(told.slice(0, 5)).toEqual([
      'disk: vda /lab/pool/a,b.qcow2',
      'disk: vdb p1 c.qcow2',
      'disk: vdc /lab/x/disks/un.qcow2',
      'disk: sda without a medium',
      'controller: ',
    ]);
    expect(folds.map(({key}) => key)).toContain('/devices.0/serial.0/target.0');
    for (const {first, last} of folds) expect(last).toBeGreaterThan(first);
    expect(new Set(folds.map(({first}) => first)).size).toBe(folds.length);
  });

  it.each([
    ['what shares a line with another one', '<d>\n<a>\n</a><b>\n</b>\n</d>', []],
    ['an element of one line', '<d>\n<a></a>\n</d>', []],
    ['what is not well-formed', '<d>\n<a>\n</a>\n', []],
    ['an element with its comments', '<d>\r\n <a>\r\n<!--\r\n--></a> \r\n</d>', ['/a.0']],
  ])('does with %s as it must', (_, text, keys) => {
    expect(foldsOf(text, lineStarts(text)).map(({key}) => key)).toEqual(keys);
  });

  it('does not go into what is nested without end', () => {
    const text = `<d>${'\n<a>'.repeat(50_000)}${'\n</a>'.repeat(50_000)}</d>`;
    expect(foldsOf(text, lineStarts(text)).length).toBeLessThan(30);
  });
});

describe('summaryOf', () => {
  const summary = (text: string) => {
    const {root} = outlineOf(text);
    return root && summaryOf(root);
  };

  it.each([
    [
      "<interface><mac address='52:54'/><source network='n' portid='x'/><model type='virtio'/></interface>",
      '52:54 n virtio',
    ],
    ["<disk><source dev='/dev/x' index='3'/><target dev='vda'/></disk>", 'vda /dev/x'],
    ["<tpm><backend type='emulator'><x/></backend><alias name='n'/></tpm>", 'type=emulator'],
    ['<os><type>hvm\n</type><acpi/></os>', 'hvm acpi'],
    ['<a/>', ''],
  ])('of %s is %j', (text, expected) => {
    expect(summary(text)).toBe(expected);
  });

  it('is short whatever is in it', () => {
    expect(summary(`<a><b>${'x'.repeat(100_000)}</b></a>`)?.length).toBe(200);
  });
});

describe('differencesOf', () => {
  const told = (text: string, other: string, isLive: boolean) => {
    const {marks, missing} = differencesOf(text, other, isLive) ?? {marks: new Map(), missing: Number.NaN};
    const lines = text.split('\n');
    return [...[...marks].map(([line, mark]) => mark + lines[line]?.trim()), missing];
  };
  const domain = (...lines: readonly string[]) => ['<domain>', ...lines, '</domain>'].join('\n');

  it('are only what libvirt has not added by itself', () => {
    // The recorded ones have these in another order, and a format that libvirt leaves out of an empty drive.
    expect(told(active, inactive, true)).toEqual([
      "~<driver name='qemu'/>",
      "+<controller type='virtio-serial' index='0'>",
      "+<address type='pci' domain='0x0000' bus='0x02' slot='0x00' function='0x0'/>",
      '+</controller>',
      3,
    ]);
  });

  it.each([
    ['a change', ['<vcpu>1</vcpu>'], ['<vcpu>2</vcpu>'], ['~<vcpu>1</vcpu>', 0], ['~<vcpu>2</vcpu>', 0]],
    ['a device that is new', [], ['<rng/>'], [1], ['+<rng/>', 0]],
    ['a device that is only plugged in', ['<rng>', "<alias name='rng0'/>", '</rng>'], [], ['+<rng>', 0], [1]],
    ['names of its own', ["<alias name='ua-x'/>"], [], ["+<alias name='ua-x'/>", 0], [1]],
    [
      'what a start adds',
      ["<input type='mouse'>", "<alias name='input0'/>", '</input>'],
      ["<input type='mouse'/>"],
      [0],
      [0],
    ],
    [
      'a port that was asked for',
      ["<graphics port='5901'/>"],
      ["<graphics port='5902'/>"],
      ["~<graphics port='5901'/>", 0],
      ["~<graphics port='5902'/>", 0],
    ],
    [
      'a feature that is new',
      ['<cpu>', '</cpu>'],
      ['<cpu>', "<feature name='x'/>", '</cpu>'],
      [1],
      ["+<feature name='x'/>", 0],
    ],
    [
      'what the model of the host is',
      ['<cpu mode="custom">', '<model>x</model>', '</cpu>'],
      ['<cpu mode="host-model"/>'],
      [0],
      [0],
    ],
    [
      'another bridge',
      ['<source bridge="a"/>'],
      ['<source bridge="b"/>'],
      ['~<source bridge="a"/>', 0],
      ['~<source bridge="b"/>', 0],
    ],
    ['the bridge of a network', ['<source network="n" bridge="virbr0"/>'], ['<source network="n"/>'], [0], [0]],
    ['blanks', ['  <a/>'], ['<a/>\r'], [0], [0]],
  ])('tell %s', (_, live, next, fromLive, fromNext) => {
    expect(told(domain(...live), domain(...next), true)).toEqual(fromLive);
    expect(told(domain(...next), domain(...live), false)).toEqual(fromNext);
  });

  it('are given up where all differs', () => {
    const lines = (word: string) => Array.from({length: 5000}, (_, index) => `${word}${index}`);
    expect(differencesOf(domain(...lines('a')), domain(...lines('b')), true)).toBeUndefined();
  });
});
