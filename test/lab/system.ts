import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, readFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {execa} from 'execa';
import {program} from '../pty/program.ts';
import {accepts} from './accepts.ts';
import {diskPath, domainXml} from './domain-xml.ts';
import {exists} from './files.ts';
import {cacheHome, guestImage} from './guest/image.ts';
import {guestRun} from './guest-run.ts';
import type {GuestSpec} from './guest-spec.ts';
import {commandSocket, pathsOf} from './paths.ts';
import {silent} from './progress.ts';

/** A private libvirt whose daemon is root, as qemu:///system is: nothing of it is to be seen from elsewhere. */
export interface SystemLab {
  /** What QEMU runs as. */
  readonly uid: number;
  /** Where a file of the lab is for those outside. */
  outside(path: string): string;
  /** Runs a program in the lab, as root; it never rejects. */
  run(...argv: readonly string[]): ReturnType<typeof inside>;
  /** Runs the built kvmtop in the lab, under the strictest of umasks. */
  kvmtop(...args: readonly string[]): ReturnType<typeof inside>;
  /** Runs virsh; its stdout, or an error with what it said. */
  virsh(...argv: readonly string[]): Promise<string>;
  /** Defines a guest with a disk, and with further devices; the image of the disk. */
  define(spec: GuestSpec, devices?: string): Promise<string>;
  /** Runs a command line in the shell of a guest, once that has booted. */
  guestRun(domain: string, command: string): Promise<string>;
  /** Ends everything. */
  down(): Promise<void>;
}

const namespaces = ['--mount', '--pid', '--net', '--ipc'] as const;
const startMs = 60_000;
/** For a guest that boots on a busy machine. */
const patienceMs = 120_000;

/** Whether this user may have namespaces of their own, with a libvirt in them. */
export function canHaveSystemLab(): boolean {
  if (process.platform !== 'linux' || userInfo().uid !== 0) return false;
  try {
    execFileSync('unshare', [...namespaces, '--fork', '--mount-proc', 'true'], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}

/** Starts it; it ends with this process, however that ends. */
export async function startSystemLab(): Promise<SystemLab> {
  const user = await qemuUser();
  const image = await guestImage(silent);
  const capabilities = join(cacheHome(), 'system-capabilities');
  await mkdir(capabilities, {recursive: true});
  const script = join(import.meta.dirname, 'system.sh');
  const own = ['unshare', ...namespaces, '--fork', '--kill-child', '--mount-proc', '--', 'sh', script];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...own, user.name, user.group, capabilities], {
    cwd: '/',
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const down = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const first = await firstWithin(child.pid);
    const root = `/proc/${first}/root`;
    const lab = labOf(first, root, user.uid, down);
    const hasEnded = () => child.exitCode !== null;
    // Before that, what is there is the machine's own.
    await until(() => exists(join(root, 'run/lab/ready')), 'The namespaces were not made.', hasEnded);
    await until(() => accepts(join(root, 'run/libvirt/libvirt-sock')), 'libvirtd did not start.', hasEnded);
    await lab.run('cp', image.kernel, image.initrd, '/var/lib/libvirt/boot');
    return lab;
  } catch (error) {
    await down();
    throw error;
  }
}

const environment = {
  PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin`,
  HOME: '/run/lab/home',
  LC_ALL: 'C.UTF-8',
  LIBVIRT_DEFAULT_URI: 'qemu:///system',
};

function inside(first: number, argv: readonly string[]) {
  const enter = ['--target', String(first), ...namespaces, '--wd=/', '--', ...argv];
  return execa('nsenter', enter, {reject: false, stdin: 'ignore', env: environment, extendEnv: false, cwd: '/'});
}

function labOf(first: number, root: string, uid: number, down: () => Promise<void>): SystemLab {
  const outside = (path: string) => root + path;
  const run = (...argv: readonly string[]) => inside(first, argv);
  const done = async (...argv: readonly string[]) => {
    const {stdout, stderr, exitCode} = await run(...argv);
    if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return stdout;
  };
  // Images are made the user's who runs QEMU while it does, those to boot from too: they must be the lab's own.
  const boot = {kernel: '/var/lib/libvirt/boot/vmlinuz', initrd: '/var/lib/libvirt/boot/initrd'};
  const paths = {...pathsOf('system'), sockets: '/run/lab/sockets', disks: '/var/lib/libvirt/images'};
  return {
    uid,
    outside,
    run,
    kvmtop: (...args) => run('sh', '-c', 'umask 077; exec "$@"', 'sh', ...program, ...args),
    virsh: (...argv) => done('virsh', ...argv),
    async define(spec, devices = '') {
      const disk = diskPath(paths, spec.name);
      await done('qemu-img', 'create', '-q', '-f', 'qcow2', disk, `${spec.diskMiB ?? 16}M`);
      const file = '/run/lab/domain.xml';
      const xml = domainXml(spec, boot, paths).replace('</devices>', `${devices}</devices>`);
      await done('sh', '-c', 'printf %s "$1" >"$2"', 'sh', xml, file);
      await done('virsh', 'define', file);
      return disk;
    },
    guestRun: (domain, command) => guestRun(outside(commandSocket(paths, domain)), domain, command, patienceMs),
    down,
  };
}

/** As a distribution would choose them. */
async function qemuUser() {
  for (const name of ['libvirt-qemu', 'qemu', 'nobody']) {
    const {stdout, exitCode} = await execa('id', ['-u', name], {reject: false});
    if (exitCode !== 0) continue;
    return {name, group: (await execa('id', ['-gn', name])).stdout, uid: Number(stdout)};
  }
  throw new Error('There is no user that QEMU could run as.');
}

/** The pid, outside, of the process that is the first one inside. */
async function firstWithin(unshare: number | undefined): Promise<number> {
  let pid = 0;
  await until(async () => {
    const children = await readFile(`/proc/${unshare}/task/${unshare}/children`, 'utf8').catch(() => '');
    pid = Number(children.trim().split(' ')[0]);
    return pid > 0;
  }, 'unshare did not start.');
  return pid;
}

async function until(isSo: () => Promise<boolean>, fault: string, isVain = () => false): Promise<void> {
  for (const end = performance.now() + startMs; !(await isSo()); await sleep(20)) {
    if (isVain() || performance.now() > end) throw new Error(fault);
  }
}
