import {findDaemonPid} from '../host/daemon.ts';
import {readKvmSupport} from '../host/kvm.ts';
import {readLocalHost} from '../host/local-host.ts';
import {readProcessCpuMs} from '../host/process-cpu.ts';
import type {HostSample, KvmSupport} from '../model/host.ts';

/** What can be read of this machine beyond libvirt. */
export interface Machine {
  readHost(at: number): Promise<HostSample>;
  readKvm(): Promise<KvmSupport>;
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
  readKvm: readKvmSupport,
  daemonPid: findDaemonPid,
  processMs: readProcessCpuMs,
  selfMs: () => {
    const {user, system} = process.cpuUsage();
    return (user + system) / 1000;
  },
};
