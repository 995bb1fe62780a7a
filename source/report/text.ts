import {cell} from '../format/cell.ts';
import type {Look} from '../format/look.ts';
import {bytes, percent} from '../format/number.ts';
import {safeText} from '../format/safe-text.ts';
import {displayWidth, pad} from '../format/width.ts';
import type {Domain} from '../model/domain.ts';
import type {DomainRow, Field} from '../model/field.ts';
import {domainFields} from '../model/fields/domain.ts';
import {findField} from '../model/fields/find-field.ts';
import {thresholds} from '../triage/thresholds.ts';
import {findingLines} from './findings.ts';
import {contextOf, overcommitIn, type Snapshot, timeOf} from './snapshot.ts';

/** Fields of the table and their heads, left to right. */
const columns = [
  ['ID', 'id'],
  ['NAME', 'name'],
  ['STATE', 'state'],
  ['VCPU', 'vcpus'],
  ['%CPU', 'cpuPercent'],
  ['%RDY', 'readyPercent'],
  ['MEM', 'memoryMaximumBytes'],
  ['BALLOON', 'balloonPercent'],
  ['USED', 'usedPercent'],
  ['RSS', 'rssBytes'],
  ['SWAP', 'swapBytesPerSecond'],
  ['DISK R', 'diskReadBytesPerSecond'],
  ['DISK W', 'diskWriteBytesPerSecond'],
  ['NET RX', 'netRxBytesPerSecond'],
  ['NET TX', 'netTxBytesPerSecond'],
].flatMap(([title = '', id = '']) => {
  const field = findField(domainFields, id);
  return field ? [{title, field}] : [];
});

const widestCell = 60;

/** A snapshot as text: lines about the host, then a table of the domains, the busiest first. */
export function textLines(snapshot: Snapshot, look: Look): readonly string[] {
  const {domains} = snapshot;
  const context = contextOf(snapshot);
  const rows = [...domains].sort(byCpu).map((domain) => columns.map(({field}) => text(field, {domain, context}, look)));
  const widths = columns.map(({title}, index) => {
    return Math.max(title.length, ...rows.map((row) => displayWidth(row[index] ?? '')));
  });
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.field.kind === 'text' ? 'left' : 'right'))
      .join('  ')
      .trimEnd();
  return [
    ...headLines(snapshot, look),
    ...triageLines(snapshot, look),
    '',
    line(columns.map(({title}) => title)),
    ...rows.map(line),
  ];
}

/** What was found, and what could not be yet. */
function triageLines({findings, samples}: Snapshot, look: Look): readonly string[] {
  const held = thresholds.holdSamples.value;
  const early = samples < held ? [`rates are judged from sample ${held} on, this is sample ${samples}`] : [];
  return ['', ...(findings.length > 0 ? findingLines(findings, look) : ['nothing wrong was found']), ...early];
}

function headLines(snapshot: Snapshot, look: Look): readonly string[] {
  const {identity, hostRates: rates, host} = snapshot;
  const {hypervisor = '', hypervisorVersion = '', libvirtVersion, kvm} = identity;
  const {memory, load, ksm} = host ?? {};
  const overcommit = overcommitIn(snapshot);
  const share = (value: number | undefined) => percent(value, {...look, sign: true});
  const size = (value: number | undefined) => bytes(value, look);
  const states = Array.from(overcommit.states, ([state, count]) => `${count} ${state}`);
  const parts: readonly (readonly (string | undefined)[])[] = [
    [
      `kvmtop ${timeOf(snapshot)}`,
      identity.uri,
      identity.hostname,
      `${hypervisor} ${hypervisorVersion}`.trim(),
      libvirtVersion && `libvirt ${libvirtVersion}`,
      kvm && `KVM ${kvm.usable ? 'ok' : 'not usable'}${kvm.detail ? ` (${kvm.detail})` : ''}`,
    ],
    [
      `CPU ${share(rates.busyPercent)} busy: usr ${share(rates.userPercent)} sys ${share(rates.systemPercent)}`,
      `guest ${share(rates.guestPercent)} io ${share(rates.iowaitPercent)} steal ${share(rates.stealPercent)}`,
      identity.pcpus === undefined ? undefined : `${identity.pcpus} pCPU`,
      overcommit.vcpus === undefined ? undefined : `${overcommit.vcpus} vCPU running`,
      load && `load ${load.map((value) => value.toFixed(2)).join(' ')}`,
    ],
    [
      `MEM ${size(memory?.availableBytes)} of ${size(memory?.totalBytes)} available`,
      `assigned ${size(overcommit.assignedBytes)}`,
      `ballooned ${size(overcommit.reclaimedBytes)}`,
      ksm?.savedBytes === undefined ? undefined : `KSM saves ${size(ksm.savedBytes)}`,
    ],
    memory?.swapTotalBytes === undefined
      ? []
      : [
          `SWAP ${size(memory.swapFreeBytes)} of ${size(memory.swapTotalBytes)} free`,
          `in ${size(rates.swapInBytesPerSecond)}/s out ${size(rates.swapOutBytesPerSecond)}/s`,
        ],
    [`${overcommit.total} ${overcommit.total === 1 ? 'domain' : 'domains'}`, ...states],
  ];
  return parts
    .map((line) => line.filter(Boolean).join(', '))
    .filter(Boolean)
    .map((line) => safeText(line, look));
}

function text(field: Field<DomainRow>, row: DomainRow, look: Look): string {
  return cell(field.kind, field.value(row), widestCell, {...look, align: 'left'}).trimEnd();
}

function byCpu(a: Domain, b: Domain): number {
  return (b.rates['cpu-total']?.percent ?? -1) - (a.rates['cpu-total']?.percent ?? -1);
}
