import {VirshError, type VirshErrorKind} from './errors.ts';
import {changeFailures, misuseFailures} from './failures/change.ts';
import type {Failure} from './failures/failure.ts';

const ssh = 'kvmtop cannot ask for a password: try ssh to that host first, with a key.';
const daemon =
  'Is libvirtd (or virtqemud) running there? Try: systemctl start libvirtd; or name another libvirt with -c URI.';
const rights = 'Run kvmtop as a member of the group libvirt or as root, or with -r.';

/**
 * libvirt's words by what they mean, the most specific first; one that can quote a domain's name comes before those
 * that could be a part of it. Those that speak of the connection name it, so that a domain whose disk is refused is not
 * taken for a host that is.
 */
const failures: readonly Failure[] = [
  ...misuseFailures,
  {
    // Whatever it says behind that, such as that there is no such domain, it says because of that.
    pattern: /^Disconnected from .+ due to /,
    kind: 'connection',
    advice: daemon,
  },
  {
    pattern: /^failed to get domain|^(Failed to .*: )?Domain not found/,
    kind: 'no-domain',
    advice: 'It may have been undefined or renamed.',
  },
  {
    pattern: /^spawn \S+ ENOENT$|^setpriv: failed to execute/,
    kind: 'missing',
    message: 'virsh was not found in PATH',
    advice: 'Install libvirt-clients, which has virsh.',
  },
  {
    pattern: /read only access prevents/,
    kind: 'denied',
    advice: 'L switches read-only mode off, unless kvmtop was started with -r.',
  },
  {
    pattern: /ssh: .*(not known|resolve)|unable to resolve/i,
    kind: 'connection',
    advice: 'Check the host name in the URI.',
  },
  {pattern: /Host key verification failed|Permission denied \(/, kind: 'denied', advice: ssh},
  {pattern: /connect socket to .*Permission denied/, kind: 'denied', advice: rights},
  {
    pattern: /authentication (unavailable|cancelled)|polkit|access denied/i,
    kind: 'denied',
    advice: rights,
  },
  {
    pattern: /authentication failed/i,
    kind: 'denied',
    advice: 'Check the credentials or the certificate that this URI needs.',
  },
  {
    pattern:
      /no connection driver|unsupported URI|(invalid|parse).* URI|URI .*(invalid|malformed|not found)|transport in URL not recogni[sz]ed/i,
    kind: 'connection',
    advice: 'Check the URI; qemu:///system and qemu+ssh://root@host/system are usual ones.',
  },
  {pattern: /connect socket to |Failed to connect to '/, kind: 'connection', advice: daemon},
  {
    pattern: /unable to connect to server at|Cannot recv data|No route to host/,
    kind: 'connection',
    advice: 'Check that the host is up and that libvirt or sshd listens on it.',
  },
  {
    pattern:
      /End of file while reading data|client socket is closed|no valid connection|keepalive|failed to (re)?connect to the hypervisor/i,
    kind: 'connection',
    advice: daemon,
  },
  {
    // What virsh writes to a libvirt that has gone.
    pattern: /^virsh ended \(SIGPIPE\)$/,
    kind: 'connection',
    message: 'libvirt has closed the connection',
    advice: daemon,
  },
  {
    pattern: /^virsh ended \(/,
    kind: 'connection',
    advice: 'It is started again by itself; if that does not help, see what virsh list says.',
  },
  {
    pattern: /not supported by the connection driver|unsupported flags|unknown procedure/,
    kind: 'unsupported',
  },
  ...changeFailures,
];

/**
 * Makes an error of virsh's words.
 * @param otherwise what it is when no known words tell
 */
export function virshError(words: string, argv: readonly string[], otherwise: VirshErrorKind): VirshError {
  const known = failures.find(({pattern}) => pattern.test(words));
  return new VirshError(known?.kind ?? otherwise, known?.message ?? words, argv, known?.advice);
}

/** The error of a question that outlived its time. */
export function timeoutError(argv: readonly string[], timeoutMs: number): VirshError {
  return new VirshError(
    'timeout',
    `libvirt did not answer ${argv[0] ?? 'virsh'} within ${timeoutMs / 1000} s`,
    argv,
    'A domain whose QEMU hangs, or an overloaded host, can be the reason.',
  );
}
