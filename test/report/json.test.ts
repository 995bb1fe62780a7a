import {Ajv2020} from 'ajv/dist/2020.js';
import {describe, expect, it} from 'vitest';
import {findingObject} from '../../source/report/findings.ts';
import {jsonLine, jsonObject} from '../../source/report/json.ts';
import {jsonSchema} from '../../source/report/schema.ts';
import {snapshotOf} from './facts.ts';
import {info, squeezed} from './findings.ts';

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const valid = new Ajv2020({allErrors: true, allowUnionTypes: true, formats: {'date-time': dateTime}}).compile(
  jsonSchema(),
);

describe('jsonObject', () => {
  it('is what the schema says', () => {
    expect(valid(jsonObject(snapshotOf())) || valid.errors).toBe(true);
  });

  it('tells what was found', () => {
    const object = jsonObject({...snapshotOf(), findings: [squeezed, info]}) as Record<string, unknown>;
    expect(valid(object) || valid.errors).toBe(true);
    expect(object).toMatchObject({findings: [{severity: 'crit'}, {severity: 'info', commands: []}]});
    expect(valid({...object, findings: [{...(findingObject(squeezed) as object), severity: 'bad'}]})).toBe(false);
  });

  it('gives rates under names with their unit, and null for what is unknown', () => {
    expect(jsonObject(snapshotOf())).toMatchObject({
      time: '2026-11-18T11:06:42.000Z',
      connection: 'qemu:///system',
      host: {
        hostname: 'host7',
        kvmUsable: true,
        pcpus: 2,
        cpuBusyPercent: 74.123,
        cpuStealPercent: null,
        vcpuOvercommitRatio: 1,
        memoryOvercommitRatio: 0.25,
        domains: 2,
        domainsRunning: 1,
      },
      domains: [
        {
          name: 'db1',
          id: 3,
          state: 'running',
          vcpus: 2,
          cpuPercent: 123.5,
          readyPercent: 31,
          readyMeanPercent: 18,
          overheadPercent: 3.5,
          memoryMaximumBytes: 536_870_912,
          balloonPercent: 50,
          usedPercent: null,
          vcpu: [
            {index: 0, percent: 60, readyPercent: 31, halted: 'no'},
            {index: 1, halted: null},
          ],
          disks: [{target: 'vda', readBytesPerSecond: 1_572_864, readLatencyMs: 0.5, writeLatencyMs: null}],
          nics: [{device: 'vnet0', rxBytesPerSecond: 2048, rxErrorsPerSecond: null}],
        },
        {name: 'old-ci', id: null, state: 'shut off', cpuPercent: null, vcpu: [], disks: [], nics: []},
      ],
      findings: [],
    });
  });

  it('is refused by the schema with a name too many, one too few, or another type', () => {
    const object = jsonObject(snapshotOf()) as Record<string, unknown>;
    expect(valid({...object, more: 1})).toBe(false);
    expect(valid({...object, host: {}})).toBe(false);
    expect(valid({...object, time: 5})).toBe(false);
  });
});

describe('jsonLine', () => {
  it.each(['a\u009b2Jb', 'line\nbreak', '\u202egnp.exe', 'it\'s "grün"', '\ud800', 'a\u2028b', '\u001b[31m'])(
    'is one line that no terminal obeys, and still tells %j',
    (name) => {
      const line = jsonLine(snapshotOf(name));
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(line).domains[0].name).toBe(name);
    },
  );
});
