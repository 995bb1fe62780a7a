import type {DomainEvent} from '../../model/event.ts';

/** `2026-11-23 01:07:17.457+0000: event 'lifecycle' for domain 'o': Stopped Destroyed`, as tools/virsh-domain-event.c prints it. */
const form =
  /^(?:(?<time>\d[\d-]+ [\d:.]+[+-]\d{4}): )?event '(?<kind>[^']+)' for domain '(?<domain>.*?)'(?:: ?(?<detail>.*))?$/;

/**
 * One line of `virsh event --timestamp`. Further lines of an event, which are indented, and all else that is not the
 * head of one give undefined.
 */
export function parseEvent(line: string): DomainEvent | undefined {
  const parts = form.exec(line)?.groups;
  if (parts?.kind === undefined) return undefined;
  return {time: parts.time, kind: parts.kind, domain: parts.domain, detail: parts.detail ?? ''};
}
