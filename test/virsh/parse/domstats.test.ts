import {describe, expect, it} from 'vitest';
import {parseDomstats} from '../../../source/virsh/parse/domstats.ts';
import {fixture} from '../fixture.ts';

function only(lines: string) {
  const [sample] = parseDomstats(`Domain: 'a'\n${lines}\n`);
  return sample;
}

describe('a recorded answer', () => {
  it('gives every domain in its order, by its name as it is', () => {
    const names = parseDomstats(fixture('domstats.txt')).map(({name}) => name);
    expect(names).toEqual([
      ...['mail1', 'erp', 'staging', "it's grün", 'db1', 'dns1', 'old-ci', 'files2', 'web3', 'build7', 'nic1'],
    ]);
  });

  it('gives all groups of a running domain, memory in bytes', () => {
    expect(parseDomstats(fixture('virsh/domstats-before-wedge.txt'))).toEqual([
      {
        name: 'net1',
        state: {state: 'running', reason: 1},
        'cpu-total': {timeNs: 4_670_000_000, userNs: 4_060_000_000, systemNs: 610_000_000},
        vcpu: {
          current: 2,
          maximum: 2,
          domainTimeNs: 4_670_000_000,
          vcpus: [
            {index: 0, state: 'running', timeNs: 2_570_000_000, waitNs: 0, delayNs: 15_586_076_917},
            {index: 1, state: 'running', timeNs: 1_560_000_000, waitNs: 0, delayNs: 10_218_153_044},
          ],
        },
        balloon: {
          currentBytes: 134_217_728,
          maximumBytes: 134_217_728,
          rssBytes: 242_671_616,
          unusedBytes: 68_595_712,
          usableBytes: 74_522_624,
          availableBytes: 96_808_960,
          diskCachesBytes: 2_416_640,
          swapInBytes: 0,
          swapOutBytes: 0,
          majorFaults: 0,
          minorFaults: 1498,
          lastUpdateSeconds: 1_795_397_076,
        },
        block: [
          {
            name: 'vda',
            path: '/var/lib/libvirt/images/6c270ef2f251.qcow2',
            readRequests: 2,
            readBytes: 4608,
            readNs: 193_549,
            writeRequests: 0,
            writeBytes: 0,
            writeNs: 0,
            flushRequests: 0,
            flushNs: 0,
            capacityBytes: 16_777_216,
            allocationBytes: 0,
            physicalBytes: 200_704,
          },
        ],
      },
    ]);
  });

  it('leaves out what a shut off domain does not have', () => {
    expect(parseDomstats(fixture('domstats-shut-off.txt'))).toEqual([
      {
        name: 'old-ci',
        state: {state: 'shut off', reason: 0},
        'cpu-total': {timeNs: 520_000_000, userNs: 220_000_000, systemNs: 300_000_000},
        vcpu: {current: 2, maximum: 2, domainTimeNs: 520_000_000, vcpus: []},
        balloon: {currentBytes: 201_326_592, maximumBytes: 201_326_592},
        block: [],
      },
    ]);
  });
});

describe('names', () => {
  it.each(["it's", "'", "a b  c'", 'grün', '名前', "x': y", 'a=b', 'Domain: ', '‮gpj'])('reads %j', (name) => {
    expect(parseDomstats(`Domain: '${name}'\n  state.state=1\n\nDomain: 'b'\n`)).toEqual([
      {name, state: {state: 'running'}},
      {name: 'b'},
    ]);
  });
});

describe('lists', () => {
  it('keeps the indexes of vCPUs, which have holes after a hot-unplug', () => {
    const lines = '  vcpu.current=2\n  vcpu.maximum=4\n  vcpu.0.state=2\n  vcpu.3.state=0\n  vcpu.3.halted=yes';
    expect(only(lines)?.vcpu).toEqual({
      current: 2,
      maximum: 4,
      vcpus: [
        {index: 0, state: 'blocked'},
        {index: 3, state: 'offline', halted: true},
      ],
    });
  });

  it('reads network cards', () => {
    const card = 'name=vnet0 rx.bytes=1 rx.pkts=2 rx.errs=3 rx.drop=4 tx.bytes=5 tx.pkts=6 tx.errs=7 tx.drop=8'.split(
      ' ',
    );
    const lines = ['  net.count=1', ...card.map((entry) => `  net.0.${entry}`)].join('\n');
    expect(only(lines)?.interface).toEqual([
      {
        ...{name: 'vnet0', rxBytes: 1, rxPackets: 2, rxErrors: 3, rxDrops: 4},
        ...{txBytes: 5, txPackets: 6, txErrors: 7, txDrops: 8},
      },
    ]);
  });

  it('tells no card from a card without figures', () => {
    expect(only('  net.count=0')?.interface).toEqual([]);
    expect(only('  net.count=1')).not.toHaveProperty('interface');
  });

  it('keeps a path that has an equals sign', () => {
    expect(only('  block.count=1\n  block.0.name=vda\n  block.0.path=/a=b')?.block).toEqual([
      {name: 'vda', path: '/a=b'},
    ]);
  });
});

describe('what is not as expected', () => {
  it.each([
    ['nothing', ''],
    ['values without a domain', '  state.state=1\n'],
    ['an error', "error: failed to get domain 'x'\n"],
    ['a cut header', "Domain: 'x"],
  ])('%s gives no sample', (_, text) => {
    expect(parseDomstats(text)).toEqual([]);
  });

  it.each([
    ['a state of the future', '  state.state=99'],
    ['no number', '  cpu.time=\n  balloon.current=much\n  balloon.rss=-1\n  vcpu.current=NaN'],
    ['a number beyond all bounds', `  cpu.time=${'9'.repeat(400)}`],
    ['no value', '  cpu.time'],
    ['an index that is none', '  vcpu.x.time=1\n  block.-1.name=a\n  net..name=b'],
  ])('%s is unknown', (_, lines) => {
    expect(only(lines)).toEqual({name: 'a'});
  });

  it('keeps values above 2^53 finite', () => {
    expect(only('  cpu.time=18446744073709551615')?.['cpu-total']).toEqual({timeNs: 2 ** 64});
  });
});
