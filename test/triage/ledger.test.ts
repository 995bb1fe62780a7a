import {describe, expect, it} from 'vitest';
import {giveBack, whatIf} from '../../source/triage/give-back.ts';
import {cpuLedger, memoryLedger} from '../../source/triage/ledger.ts';
import {facts, GiB, guest, host, MiB, now, reporting} from './build.ts';

const rich = reporting({
  currentBytes: 10 * GiB,
  maximumBytes: 16 * GiB,
  rssBytes: 9 * GiB,
  usableBytes: 6 * GiB,
  availableBytes: 10 * GiB,
  diskCachesBytes: 2 * GiB,
});

describe('giveBack', () => {
  it('leaves a fifth of what is left usable, and promises the host only what it is sure to get', () => {
    const given = giveBack(guest('a', {vcpus: 1, balloon: rich}), facts([]));
    expect(given).toMatchObject({
      currentBytes: 10 * GiB,
      afterBytes: 5 * GiB,
      givesBytes: 5 * GiB,
      hostGetsBytes: 4 * GiB,
      cachesBytes: 2 * GiB,
    });
  });

  it.each([
    ['has no balloon device', {balloon: rich, definition: {balloon: {model: 'none'}}}],
    ['lives in huge pages', {balloon: rich, definition: {hugePages: true}}],
    ['does not report', {balloon: {...rich, lastUpdateSeconds: 0}}],
    ['reported long ago', {balloon: {...rich, lastUpdateSeconds: 1}}],
    ['is paused', {balloon: rich, state: 'paused' as const}],
    ['needs what it has', {balloon: {...rich, usableBytes: 1.9 * GiB}}],
    ['could give next to nothing', {balloon: {...rich, usableBytes: 2 * GiB + 20 * MiB}}],
    ['boots, its figures older than its balloon', {balloon: {...rich, usableBytes: 11 * GiB}}],
  ])('expects nothing of a guest that %s', (_, of) => {
    expect(giveBack(guest('a', {vcpus: 1, ...of}), facts([]))).toBeUndefined();
  });

  it('does not know what the host gets when it does not know what QEMU occupies', () => {
    const given = giveBack(guest('a', {balloon: {...rich, rssBytes: undefined}}), facts([]));
    expect(given).toMatchObject({givesBytes: 5 * GiB, hostGetsBytes: undefined});
  });
});

describe('whatIf', () => {
  it('puts those first that help the host the most', () => {
    const unused = {...rich, rssBytes: 4 * GiB};
    const all = whatIf(facts([guest('a', {balloon: unused}), guest('b', {balloon: rich}), guest('c')]));
    expect(all.givers.map(({known}) => known.domain.name)).toEqual(['b', 'a']);
    expect(all).toMatchObject({
      givesBytes: 10 * GiB,
      hostGetsBytes: 4 * GiB,
      availableBytes: 32 * GiB,
      availableAfterBytes: 36 * GiB,
    });
  });
});

describe('cpuLedger', () => {
  it('makes the ratio up by domain, the most demanding first', () => {
    const idle = guest('idle', {vcpus: 2, cpu: 0, ready: 0});
    const off = guest('off', {state: 'shut off', vcpus: 8});
    const waiting = guest('waiting', {vcpus: 6, cpu: 50, ready: 50});
    const burner = guest('burner', {vcpus: 20, cpu: 300, ready: 0});
    const ledger = cpuLedger(facts([idle, waiting, burner, off]));
    expect(ledger).toMatchObject({pcpus: 16, vcpus: 28, ratio: 1.75});
    expect(ledger.lines.map(({uuid, demandPercent, abovePcpus}) => [uuid, demandPercent, abovePcpus])).toEqual([
      ['burner', 75, true],
      ['waiting', 25, false],
      ['idle', 0, false],
    ]);
  });

  it('knows nothing where nothing is known', () => {
    expect(cpuLedger({...facts([guest('a')]), host: {}})).toMatchObject({
      ratio: undefined,
      lines: [{vcpus: undefined, usesPercent: undefined, demandPercent: undefined, abovePcpus: false}],
    });
  });
});

describe('memoryLedger', () => {
  it('makes memory up by domain, by part and by way', () => {
    const of = host({
      sample: {at: now, memory: {swapFreeBytes: 15 * GiB}, ksm: {running: true, savedBytes: 1 * GiB}},
      rates: {swapInBytesPerSecond: 10, swapOutBytesPerSecond: 20},
      extras: {ksm: {scanPercent: 7}},
    });
    const ledger = memoryLedger(facts([guest('a', {balloon: rich, process: {pid: 1, swappedBytes: 5}})], of), 3);
    expect(ledger).toMatchObject({physicalBytes: 64 * GiB, assignedBytes: 16 * GiB, ratio: 0.25});
    expect(ledger.parts).toEqual({domainsBytes: 8 * GiB, othersBytes: 24 * GiB, availableBytes: 32 * GiB});
    expect(ledger.ways).toEqual([
      {way: 'swap', ready: true, givesBytes: 1 * GiB, costs: 30},
      {way: 'balloon', ready: true, givesBytes: 6 * GiB, costs: 3},
      {way: 'ksm', ready: true, givesBytes: 1 * GiB, costs: 7},
    ]);
    expect(ledger.lines).toEqual([
      {uuid: 'a', assignedBytes: 16 * GiB, balloonedBytes: 6 * GiB, residentBytes: 9 * GiB, swappedBytes: 5},
    ]);
  });

  it('has parts that are all of the memory, even when pages are counted twice', () => {
    const of = host({sample: {at: now, memory: {totalBytes: 8 * GiB, availableBytes: 2 * GiB}}});
    const {parts} = memoryLedger(facts([guest('a', {balloon: rich})], of));
    expect(parts).toEqual({domainsBytes: 6 * GiB, othersBytes: 0, availableBytes: 2 * GiB});
  });
});
