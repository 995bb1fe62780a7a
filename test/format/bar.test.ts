import {describe, expect, it} from 'vitest';
import {bar, segmentBar} from '../../source/format/bar.ts';
import {sparkline} from '../../source/format/sparkline.ts';

describe('bar', () => {
  it.each([
    {fraction: 0, text: '░░░░', ascii: '....'},
    {fraction: 0.5, text: '██░░', ascii: '##..'},
    {fraction: 0.28, text: '█▏░░', ascii: '#...'},
    {fraction: 0.97, text: '███▉', ascii: '####'},
    {fraction: 0.999, text: '████', ascii: '####'},
    {fraction: 1, text: '████', ascii: '####'},
    {fraction: 7, text: '████', ascii: '####'},
    {fraction: -1, text: '░░░░', ascii: '....'},
    {fraction: undefined, text: '░░░░', ascii: '....'},
    {fraction: Number.NaN, text: '░░░░', ascii: '....'},
  ])('$fraction', ({fraction, text, ascii}) => {
    expect(bar(fraction, 4)).toBe(text);
    expect(bar(fraction, 4, {ascii: true})).toBe(ascii);
  });
});

describe('segmentBar', () => {
  it('draws the segments side by side, and the track last', () => {
    expect(segmentBar([0.25, 0.5], 8)).toEqual(['██', '████', '░░']);
    expect(segmentBar([0.25, undefined, 0.3], 8)).toEqual(['██', '', '██▍', '░░░']);
  });

  it('is exactly as wide as asked, whatever the fractions', () => {
    for (let step = 0; step < 400; step++) {
      const fractions = [step / 400, (step % 7) / 20, (step % 3) / 9];
      for (const width of [0, 1, 7, 20]) {
        for (const ascii of [true, false]) {
          const pieces = segmentBar(fractions, width, {ascii});
          expect(pieces).toHaveLength(4);
          expect(pieces.join('')).toHaveLength(width);
        }
      }
    }
  });

  it('has no width below zero', () => expect(segmentBar([1], -2)).toEqual(['', '']));
});

describe('sparkline', () => {
  it.each([
    {name: 'levels', values: [0, 12.5, 25, 50, 75, 99, 100], width: 7, text: '▁▂▃▅▇██', ascii: '_.:=*##'},
    {name: 'gaps', values: [100, undefined, 0], width: 3, text: '█ ▁', ascii: '# _'},
    {name: 'the newest, at the right', values: [0, 0, 100], width: 2, text: '▁█', ascii: '_#'},
    {name: 'room at the left', values: [100], width: 3, text: '  █', ascii: '  #'},
    {name: 'out of range', values: [-5, 200, Number.NaN], width: 3, text: '▁█ ', ascii: '_# '},
    {name: 'no room', values: [1, 2], width: 0, text: '', ascii: ''},
  ])('$name', ({values, width, text, ascii}) => {
    expect(sparkline(values, width, 100)).toBe(text);
    expect(sparkline(values, width, 100, {ascii: true})).toBe(ascii);
  });

  it('is flat without a scale', () => expect(sparkline([1, 2], 2, 0)).toBe('▁▁'));
});
