import {createHash} from 'node:crypto';
import {userInfo} from 'node:os';
import {join} from 'node:path';

/**
 * The folders of one lab. They are short, because libvirt puts sockets below them and a socket's path has at most
 * 107 bytes.
 */
export interface Paths {
  /** The lab's own folder: everything that the lab makes is in it, but the guest image. */
  readonly home: string;
  /** Who started the lab. */
  readonly record: string;
  /** Holds the `virsh` that reaches this lab. */
  readonly bin: string;
  /** Domain XML that was defined. */
  readonly xml: string;
  /** What belongs to the lab's user: libvirt's folders, disks, sockets. */
  readonly user: string;
  /** Outside of it, because the sockets with the longest paths are below: those of QEMU's monitors. */
  readonly config: string;
  readonly data: string;
  readonly cache: string;
  /** Of the programs that run as that user; libvirt has none there. */
  readonly state: string;
  readonly runtime: string;
  readonly disks: string;
  readonly sockets: string;
  readonly log: string;
  readonly daemonPid: string;
  readonly daemonSocket: string;
}

/** The folder of all labs of the user who runs this. */
export const labsHome = `/tmp/kvmtop-lab-${userInfo().uid}`;

/** @throws when the name could not be a short folder name */
export function pathsOf(name: string): Paths {
  if (!/^[a-z0-9-]{1,12}$/.test(name)) {
    throw new Error(`"${name}" cannot be a lab's name: use 1 to 12 of a-z, 0-9 and the hyphen.`);
  }
  const home = join(labsHome, name);
  const user = join(home, 'x');
  const runtime = join(user, 'run');
  return {
    home,
    record: join(home, 'lab.json'),
    bin: join(home, 'bin'),
    xml: join(home, 'xml'),
    user,
    config: join(home, 'c'),
    data: join(user, 'data'),
    cache: join(user, 'cache'),
    state: join(user, 'state'),
    runtime,
    disks: join(user, 'disks'),
    sockets: join(user, 's'),
    log: join(user, 'libvirtd.log'),
    daemonPid: join(runtime, 'libvirt/libvirtd.pid'),
    daemonSocket: join(runtime, 'libvirt/libvirt-sock'),
  };
}

/** The socket of the guest's second serial port. */
export function commandSocket(paths: Paths, domain: string): string {
  return join(paths.sockets, fileName(domain));
}

/** A short file name for any domain name. */
export function fileName(domain: string): string {
  return createHash('sha256').update(domain).digest('hex').slice(0, 12);
}

/** The file that libvirt keeps while the domain is active. */
export function domainStatus(paths: Paths, domain: string): string {
  return join(paths.runtime, 'libvirt/qemu/run', `${domain}.xml`);
}
