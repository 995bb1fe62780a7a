import {machine} from 'node:os';
import type {HostExtras} from '../model/host-extras.ts';
import {readHugePages} from './huge-pages.ts';
import {createKsmReader} from './ksm.ts';
import {countListed} from './parse/number-list.ts';
import {parsePressure} from './parse/pressure.ts';
import {readText} from './read-text.ts';

/**
 * Makes the reader of what else the kernel of this machine says of it; it knows nothing of KVM. What cannot be read is
 * undefined.
 * @returns a function of the monotonic clock in milliseconds
 */
export function createExtrasReader(): (at: number) => Promise<HostExtras> {
  const readKsm = createKsmReader();
  return async (at) => {
    const [cpu, memory, io, nodes, siblings, hugePages] = await Promise.all([
      readText('/proc/pressure/cpu'),
      readText('/proc/pressure/memory'),
      readText('/proc/pressure/io'),
      readText('/sys/devices/system/node/online'),
      readText('/sys/devices/system/cpu/cpu0/topology/thread_siblings_list'),
      readHugePages(),
    ]);
    return {
      arch: machine(),
      cpuPressure: parsePressure(cpu ?? ''),
      memoryPressure: parsePressure(memory ?? ''),
      ioPressure: parsePressure(io ?? ''),
      ksm: readKsm(at),
      hugePages,
      numaNodes: countListed(nodes ?? ''),
      threadsPerCore: countListed(siblings ?? ''),
    };
  };
}
