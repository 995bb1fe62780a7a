import {describe, expect, it} from 'vitest';
import {timeoutError, virshError} from '../../source/virsh/failures.ts';
import {complaint} from '../../source/virsh/session/complaint.ts';

describe('complaint', () => {
  it.each([
    ['', undefined],
    ['error: Disconnected from qemu:///session due to end of file\nerror: Reconnected to the hypervisor\n', undefined],
    ['2026-11-23: debug : something\n', undefined],
    ["error: failed to get domain 'x'\n", "failed to get domain 'x'"],
    [
      "error: Failed to destroy domain 'x'\nerror: operation forbidden: no\n",
      "Failed to destroy domain 'x': operation forbidden: no",
    ],
    ['error: internal error: process exited:\n  qemu: no disk\n\n', 'internal error: process exited: qemu: no disk'],
    ['noise\nerror: Reconnected to the hypervisor\nerror: no\n', 'no'],
    ['error: Disconnected from a due to b\nerror: Reconnected to the hypervisor\nerror: no\n', 'no'],
    ['error: Disconnected from a due to b\nerror: no\n', 'Disconnected from a due to b: no'],
  ])('%j is %j', (stderr, words) => {
    expect(complaint(stderr)).toBe(words);
  });
});

/** Recorded from virsh 9.0.0. */
const recorded = [
  ['spawn virsh ENOENT', 'missing', /libvirt-clients/],
  ['setpriv: failed to execute virsh: No such file or directory', 'missing', /libvirt-clients/],
  [
    "failed to connect to the hypervisor: Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
    'connection',
    /libvirtd/,
  ],
  [
    "Failed to reconnect to the hypervisor: Failed to connect socket to '/run/user/1/libvirt/libvirt-sock': Connection refused",
    'connection',
    /libvirtd/,
  ],
  [
    "failed to connect to the hypervisor: Failed to connect socket to '/var/run/libvirt/libvirt-sock': Permission denied",
    'denied',
    /group libvirt/,
  ],
  [
    "failed to connect to the hypervisor: unable to connect to server at '127.0.0.1:16509': Connection refused",
    'connection',
    /host is up/,
  ],
  [
    'failed to connect to the hypervisor: Cannot recv data: ssh: Could not resolve hostname h.invalid: Name or service not known: Connection reset by peer',
    'connection',
    /host name/,
  ],
  [
    'failed to connect to the hypervisor: Cannot recv data: ssh: connect to host localhost port 22: Connection refused: Connection reset by peer',
    'connection',
    /host is up/,
  ],
  [
    'failed to connect to the hypervisor: Cannot recv data: root@h: Permission denied (publickey,password).: Connection reset by peer',
    'denied',
    /ssh/,
  ],
  [
    'failed to connect to the hypervisor: Cannot recv data: Host key verification failed.: Connection reset by peer',
    'denied',
    /ssh/,
  ],
  ['failed to connect to the hypervisor: internal error: Unable to parse URI ::', 'connection', /URI/],
  [
    'failed to connect to the hypervisor: invalid argument: remote_open: transport in URL not recognised (should be tls|unix|ssh)',
    'connection',
    /URI/,
  ],
  ['failed to connect to the hypervisor: no connection driver available for bad:///x', 'connection', /URI/],
  [
    'failed to connect to the hypervisor: authentication unavailable: no polkit agent available to authenticate action',
    'denied',
    /group libvirt/,
  ],
  ['End of file while reading data: Input/output error', 'connection', /libvirtd/],
  ['virsh ended (SIGPIPE)', 'connection', /libvirtd/],
  ['virsh ended (SIGKILL)', 'connection', /started again/],
  ['no valid connection', 'connection', /libvirtd/],
  ["Failed to destroy domain 'test': operation forbidden: read only access prevents virDomainDestroy", 'denied', /-r/],
  [
    'Unable to get number of memory stats: this function is not supported by the connection driver: virNodeGetMemoryStats',
    'unsupported',
    undefined,
  ],
  ["command 'nodecpustats' doesn't support option --all", 'unsupported', /virsh help/],
  ["command 'destroy' requires <domain> option", 'unsupported', /virsh help/],
  ["unexpected data 'extra'", 'unsupported', /virsh help/],
  ['expected syntax: --domain <string>', 'unsupported', /virsh help/],
  ["unknown command: 'bogus'", 'unsupported', /virsh help/],
  ["failed to get domain 'nope'", 'no-domain', /undefined/],
  ["Disconnected from qemu:///session due to end of file: failed to get domain 'web1'", 'connection', /libvirtd/],
  ["failed to get domain 'spawn virsh ENOENT'", 'no-domain', /undefined/],
  ["Domain not found: no domain with matching uuid 'u' (Cannot recv data)", 'no-domain', /undefined/],
  ['authentication failed: Failed to verify peer certificate', 'denied', /certificate/],
  [
    "Failed to start domain 'x': Cannot access storage file '/x' (as uid:107, gid:107): Permission denied",
    'failed',
    /user that QEMU runs as/,
  ],
  [
    "Failed to start domain 'x': internal error: qemu: Failed to connect to nbd server: Connection refused",
    'failed',
    undefined,
  ],
] as const;

/** What changes fail with; recorded from libvirt 9.0 on the lab but for those that its source has. */
const refused: readonly (readonly [words: string, advice: RegExp])[] = [
  ['Domain is already active', /runs already/],
  ["Failed to resume domain 'w': Requested operation is not valid: domain is already running", /runs already/],
  ["Failed to destroy domain 'o': Requested operation is not valid: domain is not running", /off already/],
  ["Failed to suspend domain 'o': Requested operation is not valid: domain is not running", /Start it/],
  [
    "Failed to suspend domain 'tr': Timed out during operation: cannot acquire state change lock (held by monitor=remoteDispatchDomainSuspend)",
    /domjobabort/,
  ],
  ['operation failed: Active console session exists for this domain', /--force/],
  ['internal error: cannot find character device nope', /no such console/],
  ['Cannot run interactive console without a controlling TTY', /terminal/],
  ['No graphical display found', /VNC/],
  ["Failed to shutdown domain 'w': argument unsupported: QEMU guest agent is not configured", /ACPI/],
  [
    "Failed to shutdown domain 'w': Guest agent is not responding: QEMU guest agent is not connected",
    /qemu-guest-agent/,
  ],
  [
    "Failed to save domain 'w' to /dev/full: operation failed: /usr/lib/libvirt/libvirt_iohelper: failure with /dev/full: Unable to write /dev/full: No space left on device",
    /room/,
  ],
  ["Failed to save domain 'w' to /no/x: Failed to create file '/no/x': No such file or directory", /path/],
  [
    "Failed to undefine domain 'o': Requested operation is not valid: cannot delete inactive domain with 1 snapshots",
    /--snapshots-metadata/,
  ],
  [
    "Failed to undefine domain 'o': Requested operation is not valid: cannot delete inactive domain with 2 checkpoints",
    /--checkpoints-metadata/,
  ],
  ['Refusing to undefine while domain managed save image exists', /--managed-save/],
  [
    "Failed to undefine domain 'o': Requested operation is not valid: cannot undefine domain with nvram",
    /--keep-nvram/,
  ],
  ["Failed to undefine domain 't': Requested operation is not valid: cannot undefine transient domain", /gone once/],
  [
    "Failed to mark domain 't' as autostarted: Requested operation is not valid: cannot set autostart for transient domain",
    /live only/,
  ],
  ['Requested operation is not valid: transient domains do not have any persistent config', /live only/],
  ['Requested operation is not valid: cannot rename active domain', /Shut/],
  [
    'Unable to change MaxMemorySize: Requested operation is not valid: cannot resize the maximum memory on an active domain',
    /Shut/,
  ],
  ['invalid argument: cannot set memory higher than max memory', /setmaxmem/],
  [
    'Requested operation is not valid: Unable to change memory of active domain without the balloon device and guest OS balloon driver',
    /virtio memballoon/,
  ],
  [
    'Unable to change balloon collection period.: internal error: No memory balloon device configured, can not set the collection period',
    /virtio memballoon/,
  ],
  [
    'invalid argument: requested vcpus is greater than max allowable vcpus for the live domain: 9 > 1',
    /--maximum --config/,
  ],
  ["Operation not supported: maximum vcpu count of a live domain can't be modified", /--maximum --config/],
  ["Can't set 0 processors for a VM", /figure/],
  ["Scaled numeric value '-5' for <size> option is malformed or out of range", /unit/],
  ['Options --current and --live are mutually exclusive', /Leave one/],
  ["Requested operation is not valid: domain with name 'a' already exists", /another name/],
  ["operation failed: domain 'd' already exists with uuid 85dbdc57-5cf5-4444-b4d0-6d9a321e7806", /another name/],
  ['operation failed: domain moment my snap already exists', /another name/],
  ["Domain snapshot not found: no domain snapshot with matching name 'nope'", /snapshot-list/],
  ['unsupported configuration: internal snapshot for disk vda unsupported for storage type raw', /--disk-only/],
  ['unsupported configuration: nothing selected for snapshot', /no disk/],
  ['Requested operation is not valid: no job is active on the domain', /ended already/],
  ["block copy still active: disk 'vda' already in active block job", /blockjob --abort/],
  ["Failed to attach interface: Network not found: no network with matching name 'nope'", /net-list/],
  [
    "Failed to create domain from x: internal error: process exited while connecting to monitor: 2026-11-23T03:55:20.160510Z qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory",
    /no memory left/,
  ],
  [
    "Failed to create domain from x: unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support virt type 'kvm'",
    /module/,
  ],
  [
    'internal error: qemu unexpectedly closed the monitor: 2026-11-23T03:56:46.718824Z qemu-system-x86_64: -device {"driver":"virtio-blk-pci"}: Failed to get "write" lock Is another process using the image [/x/r.raw]?',
    /in use/,
  ],
  ["Failed to create domain from x: Cannot access storage file '/no.raw': No such file or directory", /put the file/],
];

it.each(refused)('%s has its advice', (words, advice) => {
  expect(virshError(words, ['x'], 'failed')).toMatchObject({
    kind: 'failed',
    message: words,
    advice: expect.stringMatching(advice),
  });
});

it.each(recorded)('%s is of kind %s', (words, kind, advice) => {
  const error = virshError(words, ['list'], 'failed');
  expect(error).toMatchObject({name: 'VirshError', kind, argv: ['list']});
  if (advice) expect(error.advice).toMatch(advice);
  else expect(error.advice).toBeUndefined();
});

it('keeps the words of virsh, except where they are no words for users', () => {
  expect(virshError('strange', [], 'failed').message).toBe('strange');
  expect(virshError('strange', [], 'connection').kind).toBe('connection');
  expect(virshError('spawn virsh ENOENT', [], 'connection').message).toBe('virsh was not found in PATH');
});

it('says how long it waited for what', () => {
  expect(timeoutError(['domstats', '--raw'], 2500)).toMatchObject({
    kind: 'timeout',
    message: 'libvirt did not answer domstats within 2.5 s',
  });
});
