import type {DomainEvent} from '../model/event.ts';

/** How much an event asks for attention. */
export type EventLevel = 'crit' | 'warn' | 'info';

/**
 * The events that stand out, the first that fits; the words are those of libvirt's tools/virsh-domain-event.c. An
 * action of none means that the guest goes on and nothing was done for it.
 */
const outstanding: readonly {readonly kind: RegExp; readonly detail: RegExp; readonly level: EventLevel}[] = [
  {kind: /^(io-error(-reason)?|watchdog)$/, detail: /(^| )none( due to .*)?$/, level: 'warn'},
  {kind: /^(io-error(-reason)?|watchdog|control-error|memory-failure)$/, detail: /^/, level: 'crit'},
  {kind: /^lifecycle$/, detail: /^(Crashed|Stopped (Failed|Crashed)|Suspended (I\/O Error|Watchdog))/i, level: 'crit'},
  {kind: /^lifecycle$/, detail: /error/i, level: 'warn'},
  {kind: /^(balloon-change|block-threshold|device-removal-failed)$/, detail: /^/, level: 'warn'},
];

/** How much an event asks for attention. */
export function levelOf({kind, detail}: DomainEvent): EventLevel {
  return outstanding.find((row) => row.kind.test(kind) && row.detail.test(detail))?.level ?? 'info';
}

/** Whether the domain's QEMU process ended. */
export function isStop({kind, detail}: DomainEvent): boolean {
  return kind === 'lifecycle' && /^Stopped\b/.test(detail);
}

/** An event in libvirt's words on one line: db1: io-error: /var/lib/db1.img (virtio-disk0) pause. */
export function eventText({domain, kind, detail}: DomainEvent): string {
  return [domain, kind, detail].filter((part) => part).join(': ');
}
