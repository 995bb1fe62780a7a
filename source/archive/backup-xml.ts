import {escapeAttribute} from '../xml/escape.ts';
import type {DiskPlan} from './backup-plan.ts';

/**
 * What libvirt's backup job is to do (https://libvirt.org/formatbackup.html). Every disk is named, for what it does with
 * one that is not differs. Targets are qcow2, which grow with what is written; a raw one takes its full size at once.
 * @param folder absolute
 */
export function backupXml(plans: readonly DiskPlan[], folder: string): string {
  const disks = plans
    .filter(({source}) => source.where === 'live' && source.disk.target !== '')
    .map(({source, method, file}) => {
      const name = escapeAttribute(source.disk.target);
      if (method !== 'job') return `    <disk name='${name}' backup='no'/>`;
      const target = escapeAttribute(`${folder}/${file}`);
      return `    <disk name='${name}' backup='yes' type='file'><driver type='qcow2'/><target file='${target}'/></disk>`;
    });
  return `<domainbackup mode='push'>\n  <disks>\n${disks.join('\n')}\n  </disks>\n</domainbackup>\n`;
}
