import {describe, expect, it} from 'vitest';
import type {DomainRow} from '../../source/model/field.ts';
import {domainFields} from '../../source/model/fields/domain.ts';
import {chartLines, chartSpanMs} from '../../source/ui/detail/chart.ts';
import {missingReportReason} from '../../source/ui/detail/guest-report.ts';
import {stateReason} from '../../source/ui/detail/state-reason.ts';
import {fieldSeverity} from '../../source/ui/severity.ts';
import {plain} from './draw.tsx';

describe('fieldSeverity', () => {
  it.each([
    ['readyPercent', 4.9, undefined],
    ['readyPercent', 5, 'warn'],
    ['readyPercent', 10, 'crit'],
    ['readyPercent', undefined, undefined],
    ['usedPercent', 96, 'crit'],
    ['cpuPercent', 700, undefined],
    ['state', 'running', undefined],
    ['state', 'paused', 'warn'],
    ['state', 'crashed', 'crit'],
  ])('judges %s of %s', (id, value, severity) => {
    expect(domainFields.some((field) => field.id === id)).toBe(true);
    expect(fieldSeverity(id, value)).toBe(severity);
  });
});

describe('stateReason', () => {
  it.each([
    ['running', 1, 'booted'],
    ['paused', 5, 'I/O error'],
    ['shut off', 5, 'saved'],
    ['running', 0, undefined],
    ['running', 99, undefined],
    ['idle', 1, undefined],
  ] as const)('explains %s, %i', (state, reason, word) => {
    expect(stateReason(state, reason)).toBe(word);
  });
});

function rowWith(state: 'running' | 'shut off', balloon: object | undefined): DomainRow {
  return {
    domain: {
      uuid: 'u',
      name: 'n',
      rates: {},
      trend: [],
      readings: {state: {at: 0, value: {state}}, ...(balloon && {balloon: {at: 0, value: balloon}})},
    },
    context: {now: 0, wallSeconds: 1000},
  };
}

const device = (inside: string) => `<devices><memballoon model='virtio'>${inside}</memballoon></devices>`;

describe('missingReportReason', () => {
  const silent = {currentBytes: 1, maximumBytes: 1};
  it.each([
    ['shut off', silent, undefined, /not active/],
    ['running', undefined, undefined, /not read yet/],
    ['running', {...silent, usableBytes: 1, availableBytes: 2, lastUpdateSeconds: 999}, undefined, undefined],
    ['running', {...silent, usableBytes: 1, availableBytes: 2, lastUpdateSeconds: 900}, undefined, /stopped reporting/],
    ['running', {...silent, usableBytes: 1, availableBytes: 2, lastUpdateSeconds: 900}, device(''), /No stats period/],
    ['running', silent, undefined, /no balloon device, no driver for it, or no stats period/],
    ['running', silent, "<memballoon model='none'/>", /no balloon device/],
    ['running', silent, device("<stats period='5'/>"), /driver is missing/],
    ['running', silent, device(''), /No stats period/],
    ['running', silent, "<memballoon model='virtio'/><x><stats period='5'/></x>", /No stats period/],
  ] as const)('tells for a domain that is %s, with %o and %s', (state, balloon, xml, reason) => {
    const told = missingReportReason(rowWith(state, balloon), xml);
    if (reason === undefined) expect(told).toBeUndefined();
    else expect(told).toMatch(reason);
  });
});

describe('chart', () => {
  const trend = [
    {at: 0, value: undefined},
    {at: 30_000, value: 50},
    {at: 60_000, value: 200},
  ];

  it('shows the least span that has room for all', () => {
    expect(chartSpanMs(trend, 60_000)).toBe(60_000);
    expect(chartSpanMs(trend, 60_001)).toBe(300_000);
    expect(chartSpanMs(trend, 10_000_000)).toBe(600_000);
    expect(chartSpanMs([], 5)).toBe(60_000);
  });

  it('stacks five lines of blocks up to the peak', () => {
    const lines = chartLines(trend, 60_000, 15, plain).map((line) => line.map(({text}) => text).join(''));
    expect(lines).toEqual(['   200%    ███', '           ███', '           ███', '        ▃▃▃███', '     0% ██████']);
  });
});
