import {findDaemonPid} from '../host/daemon.ts';
import {createExtrasReader} from '../host/extras.ts';
import {type KvmReading, readKvm} from '../host/kvm.ts';
import {readLocalHost} from '../host/local-host.ts';
import {readProcessCpuMs} from '../host/process-cpu.ts';
import {readQemuProcesses} from '../host/qemu-process.ts';
import type {HostSample} from '../model/host.ts';
import type {HostExtras} from '../model/host-extras.ts';
import type {ProcessFacts} from '../model/process.ts';

/** What can be read of this machine beyond libvirt. */
export interface Machine {
  readHost(at: number): Promise<HostSample>;
  readKvm(): Promise<KvmReading>;
  /** All but KVM. */
  readExtras(at: number): Promise<HostExtras>;
  /** The QEMUs of domains that a URI leads to, by the names of the domains; those that are found. */
  readProcesses(uri: string, domains: readonly string[]): ReadonlyMap<string, ProcessFacts>;
  /** The pid of the daemon that serves a URI. */
  daemonPid(uri: string): number | undefined;
  /** CPU time used so far, in milliseconds. */
  processMs(pid: number): number | undefined;
  /** The same of this process. */
  selfMs(): number;
}

/** The machine that kvmtop runs on. */
export const thisMachine: Machine = {
  readHost: readLocalHost,
  readKvm,
  readExtras: createExtrasReader(),
  readProcesses: readQemuProcesses,
  daemonPid: findDaemonPid,
  processMs: readProcessCpuMs,
  selfMs: () => {
    const {user, system} = process.cpuUsage();
    return (user + system) / 1000;
  },
};
