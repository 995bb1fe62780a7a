import {counted, namesText} from '../../model/words.ts';
import type {KnownDomain} from '../facts.ts';
import {isRunning, namesDo} from '../known.ts';
import {editDefinition} from '../remedies.ts';
import {domainRule, type Rule} from '../rule.ts';

interface Form {
  readonly id: string;
  readonly noun: string;
  /** The devices of that kind that are emulated, as "vda on sata". */
  readonly emulated: (known: KnownDomain) => readonly string[];
  readonly change: string;
}

/** Buses of QEMU that imitate hardware; scsi is as a rule virtio-scsi. */
const emulatedBuses: ReadonlySet<string | undefined> = new Set(['ide', 'sata', 'fdc', 'usb', 'sd']);

const forms: readonly Form[] = [
  {
    id: 'emulated-disk',
    noun: 'disk',
    emulated: ({definition}) =>
      (definition?.disks ?? []).flatMap(({target, bus, device = 'disk'}) =>
        device === 'disk' && emulatedBuses.has(bus) ? [`${target} on ${bus}`] : [],
      ),
    change: 'give the disk <target bus="virtio">, once its system has the driver',
  },
  {
    id: 'emulated-nic',
    noun: 'network card',
    emulated: ({definition}) =>
      (definition?.nics ?? []).flatMap(({model, mac}) =>
        model !== undefined && !model.startsWith('virtio') ? [mac === undefined ? model : `${model} (${mac})`] : [],
      ),
    change: 'give the interface <model type="virtio"/>, once its system has the driver',
  },
];

/** Devices that imitate hardware where virtio would serve. */
export const emulatedDevice: readonly Rule[] = forms.map(({id, noun, emulated, change}) =>
  domainRule({
    id,
    harm: 'waste',
    part: 'culprit',
    examine: (known) => {
      const devices = isRunning(known) ? emulated(known).length : 0;
      return devices > 0 ? {severity: 'info', weight: devices} : undefined;
    },
    tell: (cases) => {
      const devices = cases.flatMap(emulated);
      return {
        title: `${namesDo(cases, 'has', 'have')} ${counted(devices.length, `emulated ${noun}`)} where virtio would serve: ${namesText(devices)}`,
        evidence: cases.map((known) => ({label: known.domain.name, value: emulated(known).join(', ')})),
        reason:
          'Every access of the guest to such a device is an exit to QEMU, which imitates the hardware. Virtio hands over whole requests through shared memory, for a fraction of the CPU time.',
        remedies: cases.slice(0, 3).map((known) => editDefinition(known, change)),
      };
    },
  }),
);
