import {describe, expect, it} from 'vitest';
import {cutSpans, fillSpans, type Span} from '../../source/ui/span.ts';
import {paint} from '../../source/ui/theme.ts';
import {colored, plain} from './draw.tsx';

const spans: readonly Span[] = [{text: '12 '}, {text: '仮想', style: 'crit'}, {text: ' ok', style: 'dim'}];

describe('paint', () => {
  it('shares the codes of a style among neighbours, but does not underline the blanks between them', () => {
    const look = {ascii: false, color: true};
    const line = (style: 'dim' | 'headLine') => paint([{text: 'a', style}, {text: ' '}, {text: 'b', style}], look);
    expect(line('dim')).toBe('\u001B[2ma b\u001B[22m');
    expect(line('headLine')).toBe('\u001B[4ma\u001B[24m \u001B[4mb\u001B[24m');
  });

  it('gives the bare text without colour', () => {
    expect(paint(spans, plain, 'selected')).toBe('12 仮想 ok');
  });

  it('uses the 16 colours of the terminal, inside the style of the line', () => {
    const line = paint(spans, colored, 'selected').replaceAll('\u001b', '');
    expect(line).toBe('[7m12 [31m[1m仮想[22m[39m[2m ok[22m[27m');
  });
});

describe('spans', () => {
  it.each([
    [20, '12 仮想 ok'],
    [10, '12 仮想 ok'],
    [9, '12 仮想 …'],
    [7, '12 仮想'],
    [6, '12 仮…'],
    [4, '12 …'],
    [0, ''],
  ])('are cut to %i cells', (width, text) => {
    expect(paint(cutSpans(spans, width, false), plain)).toBe(text);
  });

  it('are filled to the width', () => {
    expect(paint(fillSpans(spans, 12, false), plain)).toBe('12 仮想 ok  ');
    expect(paint(fillSpans(spans, 6, true), plain)).toBe('12 仮~');
  });
});
