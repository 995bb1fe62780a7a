import {join} from 'node:path';
import type {GuestImage} from './guest/image.ts';
import type {GuestSpec} from './guest-spec.ts';
import {commandSocket, fileName, type Paths} from './paths.ts';

/** The image file of the guest's vda. */
export function diskPath(paths: Paths, name: string): string {
  return join(paths.disks, `${fileName(name)}.qcow2`);
}

/** The domain XML of a guest. Software emulation, because the lab's user may not be allowed to use KVM. */
export function domainXml(spec: GuestSpec, image: GuestImage, paths: Paths): string {
  const {name, vcpus = 1, memoryMiB = 128, balloonMiB = memoryMiB} = spec;
  return `<domain type='qemu'>
  <name>${escaped(name)}</name>
  <memory unit='MiB'>${memoryMiB}</memory>
  <currentMemory unit='MiB'>${balloonMiB}</currentMemory>
  <vcpu>${vcpus}</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>${boot(spec, image)}
  </os>
  <features><acpi/></features>
  <devices>
    <serial type='pty'><target port='0'/></serial>
    <serial type='unix'><source mode='bind' path='${escaped(commandSocket(paths, name))}'/><target port='1'/></serial>
    <console type='pty'><target type='serial' port='0'/></console>
    ${[balloon(spec), disk(spec, paths), nic(spec), channel(spec)].filter((device) => device !== '').join('\n    ')}
  </devices>
</domain>
`;
}

function boot({name, cmdline = '', agent = false, system = true}: GuestSpec, image: GuestImage): string {
  if (!system) return '';
  const host = name.replaceAll(/[^A-Za-z0-9-]+/g, '-');
  return `
    <kernel>${escaped(image.kernel)}</kernel>
    <initrd>${escaped(image.initrd)}</initrd>
    <cmdline>${escaped(`console=ttyS0 quiet lab.host=${host} ${agent ? 'lab.agent=1 ' : ''}${cmdline}`.trim())}</cmdline>`;
}

const balloons = {
  stats: "<memballoon model='virtio'><stats period='1'/></memballoon>",
  'no-stats': "<memballoon model='virtio'/>",
  none: "<memballoon model='none'/>",
};

function balloon(spec: GuestSpec): string {
  return balloons[spec.balloon ?? 'stats'];
}

function disk({name, diskMiB}: GuestSpec, paths: Paths): string {
  if (diskMiB === undefined) return '';
  const file = escaped(diskPath(paths, name));
  return (
    `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${file}'/>` +
    "<target dev='vda' bus='virtio'/></disk>"
  );
}

function nic(spec: GuestSpec): string {
  return spec.nic === true ? "<interface type='user'><model type='virtio'/></interface>" : '';
}

function channel({agent = false}: GuestSpec): string {
  return agent ? "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>" : '';
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
};

/** Text as it may stand in an element or an attribute. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>'"]/g, (character) => entities[character] ?? character);
}
