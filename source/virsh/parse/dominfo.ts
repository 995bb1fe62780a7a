import type {DomainFacts} from '../../model/facts.ts';
import {labelled} from './labelled.ts';

/** What `virsh dominfo` tells beyond the statistics. */
export interface DomainInfo extends Pick<DomainFacts, 'persistent' | 'autostart' | 'managedSave'> {
  /** It has an id, and so a QEMU process. */
  readonly active: boolean;
}

const answers: ReadonlyMap<string | undefined, boolean> = new Map([
  ['yes', true],
  ['no', false],
  ['enable', true],
  ['disable', false],
]);

/** The answer of `virsh dominfo`, lines `Label: value`; what the driver does not tell is undefined. */
export function parseDominfo(text: string): DomainInfo {
  const values = labelled(text);
  return {
    active: /^\d+$/.test(values.get('Id') ?? ''),
    persistent: answers.get(values.get('Persistent')),
    autostart: answers.get(values.get('Autostart')),
    managedSave: answers.get(values.get('Managed save')),
  };
}
