import {counted, sizeText} from '../model/words.ts';
import type {KnownDomain} from './facts.ts';
import type {Remedy} from './finding.ts';

const mebibyte = 1024 ** 2;

/** A virsh command on a domain, which is always named by its UUID. */
function virsh(command: string, {domain}: KnownDomain, ...words: readonly string[]): readonly string[] {
  return ['virsh', command, '--domain', domain.uuid, ...words];
}

/** Balloons a running guest to that size, in whole MiB. */
export function setMemory(known: KnownDomain, bytes: number): Remedy {
  const size = Math.floor(bytes / mebibyte);
  return {
    label: `Give ${known.domain.name} ${sizeText(size * mebibyte)} by its balloon`,
    commands: [virsh('setmem', known, '--size', `${size}MiB`, '--live')],
    operation: {id: 'set-memory', uuid: known.domain.uuid, values: {size: `${size}M`, place: 'live'}},
  };
}

/** What a guest can have at most, from its next start. */
export function setMaximumMemory(known: KnownDomain, bytes: number): Remedy {
  const size = Math.ceil(bytes / mebibyte);
  return {
    label: `Let ${known.domain.name} have ${sizeText(size * mebibyte)} from its next start`,
    commands: [virsh('setmaxmem', known, '--size', `${size}MiB`, '--config')],
    operation: {id: 'set-maximum-memory', uuid: known.domain.uuid, values: {size: `${size}M`}},
  };
}

/** Fewer vCPUs: now, where the guest lets go of them, or from the next start. */
export function setVcpus(known: KnownDomain, count: number, place: 'live' | 'config'): Remedy {
  const {name, uuid} = known.domain;
  return {
    label: `Give ${name} ${counted(count, 'vCPU')}${place === 'live' ? ' now, if it was made to let go of them' : ' from its next start'}`,
    commands: [virsh('setvcpus', known, '--count', String(count), `--${place}`)],
    operation: {id: 'set-vcpus', uuid, values: {count: String(count), place}},
  };
}

/** CFS bandwidth of libvirt's `<cputune>`: what each vCPU may use in a period of 100 ms. */
export function capVcpus(known: KnownDomain, percent: number): Remedy {
  const quota = Math.round(percent * 1000);
  return {
    label: `Cap each vCPU of ${known.domain.name} at ${percent}% of a pCPU`,
    commands: [virsh('schedinfo', known, '--live', '--set', 'vcpu_period=100000', `vcpu_quota=${quota}`)],
  };
}

/** Takes the quota of a domain away. */
export function uncapVcpus(known: KnownDomain): Remedy {
  return {
    label: `Let ${known.domain.name} use what is free`,
    commands: [virsh('schedinfo', known, '--live', '--set', 'vcpu_quota=-1')],
  };
}

/** Keeps all vCPUs of a domain on these pCPUs. */
export function pinVcpus(known: KnownDomain, vcpus: number, pcpus: string): Remedy {
  return {
    label: `Keep ${known.domain.name} to pCPUs ${pcpus}`,
    commands: Array.from({length: vcpus}, (_, vcpu) =>
      virsh('vcpupin', known, '--vcpu', String(vcpu), '--cpulist', pcpus, '--live'),
    ),
  };
}

/** Makes the guest report its memory every so many seconds. */
export function armStats(known: KnownDomain, seconds = 5): Remedy {
  const period = String(seconds);
  return {
    label: `Let ${known.domain.name} report every ${seconds} s`,
    commands: [virsh('dommemstat', known, '--period', period, '--live')],
    operation: {id: 'balloon-stats', uuid: known.domain.uuid, values: {period, place: 'live'}},
  };
}

/** Bounds what a domain reads and writes together, on each of these disks. */
export function holdDisks(known: KnownDomain, targets: readonly string[], bytesPerSecond: number): Remedy {
  const speed = String(Math.round(bytesPerSecond));
  return {
    label: `Hold ${known.domain.name} at ${sizeText(bytesPerSecond)}/s`,
    commands: targets.map((target) =>
      virsh('blkdeviotune', known, '--device', target, '--total-bytes-sec', speed, '--live'),
    ),
  };
}

/** An operation without anything to fill in, whose command has no options. */
function plain(id: string, label: string, command: string): (known: KnownDomain) => Remedy {
  return (known) => ({
    label: `${label} ${known.domain.name}`,
    commands: [virsh(command, known)],
    operation: {id, uuid: known.domain.uuid, values: {}},
  });
}

export const resume = plain('resume', 'Resume', 'resume');
export const reset = plain('reset', 'Reset', 'reset');
export const start = plain('start', 'Start', 'start');

/** Asks libvirt which disk of a domain failed, and how. */
export function diskErrors(known: KnownDomain): Remedy {
  return {label: `See which disk of ${known.domain.name} failed`, commands: [virsh('domblkerror', known)]};
}

/** Asks libvirt what keeps the monitor of a domain. */
export function controlState(known: KnownDomain): Remedy {
  return {label: `See what libvirt waits for in ${known.domain.name}`, commands: [virsh('domcontrol', known)]};
}

/** Opens a definition in the editor; it takes effect with the next start. */
export function editDefinition(known: KnownDomain, what: string): Remedy {
  return {label: `In the definition of ${known.domain.name}, ${what}`, commands: [virsh('edit', known)]};
}

/** What is typed on the host by whoever administers it. */
export function onHost(label: string, ...command: readonly string[]): Remedy {
  return {label, commands: [command]};
}
