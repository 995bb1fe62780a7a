import {safeText} from '../../format/safe-text.ts';
import type {KvmSupport} from '../../model/host.ts';
import type {Header} from '../../state/select/header.ts';
import {clockText} from '../clock-text.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Part} from '../parts.ts';
import type {Span} from '../span.ts';
import {clockOf} from './clock.ts';

function kvmSpans(kvm: KvmSupport | undefined, look: Look): readonly Span[] {
  if (kvm === undefined) {
    return [];
  }
  const detail = kvm.detail === undefined ? '' : ` (${safeText(kvm.detail, look)})`;
  return kvm.usable
    ? [
        {text: 'KVM ok', style: 'good'},
        {text: detail, style: 'dim'},
      ]
    : [{text: `NO KVM${detail}`, style: 'crit'}];
}

function versionSpans({identity}: Header, look: Look): readonly Span[] {
  const {hypervisor, hypervisorVersion, libvirtVersion} = identity ?? {};
  const versions = [
    [hypervisor, hypervisorVersion],
    ['libvirt', libvirtVersion],
  ].filter(([, version]) => version !== undefined);
  return [
    {
      text: versions.map((words) => safeText(words.filter(Boolean).join(' '), look)).join(glyphs(look).dot),
      style: 'dim',
    },
  ];
}

function connectionParts(header: Header, look: Look): Part[] {
  const {connection} = header;
  const {dot} = glyphs(look);
  if (connection.status === 'connecting') {
    return [{spans: [{text: 'connecting', style: 'warn'}], priority: 1}];
  }
  if (connection.status === 'connected') {
    return [
      {spans: kvmSpans(header.identity?.kvm, look), priority: 3},
      {spans: versionSpans(header, look), priority: 5},
    ];
  }
  const retry = clockOf(connection.retryAt, header);
  const {polled} = header;
  const times = [
    ...(polled === undefined ? [] : [`data of ${clockText(polled.wallSeconds)}`]),
    retry === undefined ? 'trying again' : `next try ${retry}`,
  ];
  const badge = polled === undefined ? ' NO CONNECTION ' : ' CONNECTION LOST ';
  return [
    {spans: [{text: badge, style: 'critBadge'}], priority: 0},
    {spans: [{text: times.join(dot), style: 'warn'}], priority: 1},
  ];
}

/** How many findings there are that want a look. */
function findingSpans({findings: {crit, warn}}: Header): readonly Span[] {
  return [
    ...(crit > 0 ? [{text: ` ${crit} CRIT `, style: 'critBadge'} as const] : []),
    ...(warn > 0 ? [{text: ` ${warn} WARN `, style: 'warnBadge'} as const] : []),
  ];
}

/** Who is looked at, with what, and whether what is shown is live. */
export function identityParts(header: Header, look: Look): Part[] {
  const {connection, identity} = header;
  const uri = identity?.uri ?? connection.uri ?? 'the default libvirt';
  const isLive = header.polled !== undefined && connection.status !== 'lost';
  const host = identity?.hostname === undefined ? [] : [identity.hostname];
  return [
    {spans: [{text: ' kvmtop', style: 'strong'}], priority: 0},
    {spans: [{text: [uri, ...host].map((word) => safeText(word, look)).join(glyphs(look).dot)}], priority: 2},
    ...connectionParts(header, look),
    {spans: header.frozen ? [{text: ' FROZEN ', style: 'warnBadge'}] : [], priority: 0, side: 'right'},
    {spans: findingSpans(header), priority: 1, side: 'right'},
    {spans: header.dryRun ? [{text: ' DRY RUN ', style: 'infoBadge'}] : [], priority: 1, side: 'right'},
    {spans: header.readOnly ? [{text: ' READ-ONLY ', style: 'infoBadge'}] : [], priority: 1, side: 'right'},
    {spans: [{text: `${header.delayMs / 1000}s`, style: 'dim'}], priority: 6, side: 'right'},
    {spans: isLive ? [{text: clockText(header.wallSeconds)}] : [], priority: 4, side: 'right'},
  ];
}
