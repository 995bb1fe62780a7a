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
  ['no valid connection', 'connection', /libvirtd/],
  ["Failed to destroy domain 'test': operation forbidden: read only access prevents virDomainDestroy", 'denied', /-r/],
  [
    'Unable to get number of memory stats: this function is not supported by the connection driver: virNodeGetMemoryStats',
    'unsupported',
    undefined,
  ],
  ["command 'nodecpustats' doesn't support option --all", 'unsupported', undefined],
  ["unknown command: 'bogus'", 'unsupported', undefined],
  ["failed to get domain 'nope'", 'no-domain', /undefined/],
  ["failed to get domain 'spawn virsh ENOENT'", 'no-domain', /undefined/],
  ["Domain not found: no domain with matching uuid 'u' (Cannot recv data)", 'no-domain', /undefined/],
  ['authentication failed: Failed to verify peer certificate', 'denied', /certificate/],
  [
    "Failed to start domain 'x': Cannot access storage file '/x' (as uid:107, gid:107): Permission denied",
    'failed',
    undefined,
  ],
  [
    "Failed to start domain 'x': internal error: qemu: Failed to connect to nbd server: Connection refused",
    'failed',
    undefined,
  ],
] as const;

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
