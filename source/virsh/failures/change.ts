import type {Failure} from './failure.ts';

const advices: readonly (readonly [RegExp, string])[] = [
  [
    /cannot acquire state change lock/,
    'Another call has hold of this domain: end that job (domjobabort), or, when its QEMU hangs, destroy the domain.',
  ],
  [/cannot undefine transient domain/, 'A transient domain has no definition: it is gone once it is shut off.'],
  [
    /transient domain|domain is transient|persistent config/,
    'The domain is transient: it has no definition, so change it live only; virsh define would keep it.',
  ],
  [/[Dd]omain is already (active|running)/, 'It runs already, so there is nothing to do.'],
  [/^Failed to (destroy|shutdown) domain .*domain is not running/, 'It is off already, so there is nothing to do.'],
  [/domain is not running|domain is not active|not an active domain/, 'Start it first, and resume it if it is paused.'],
  [
    /cannot rename active domain|domain (is active|has to be inactive)|cannot .* (an active|a running|a live) domain/,
    'Shut the domain off first.',
  ],
  [/cannot delete inactive domain with \d+ snapshots/, 'Undefine it with --snapshots-metadata.'],
  [/cannot delete inactive domain with \d+ checkpoints/, 'Undefine it with --checkpoints-metadata.'],
  [/managed save image exists/, 'Undefine it with --managed-save, or remove its managed save first.'],
  [/cannot undefine domain with nvram/, 'Undefine it with --nvram to remove its UEFI variables, or with --keep-nvram.'],
  [/guest agent is not configured/, 'The domain has no channel for the agent: use ACPI instead.'],
  [
    /[Gg]uest agent is not (connected|responding|available)|[Gg]uest agent not available/,
    'Is qemu-guest-agent running in the guest? Without it, use ACPI.',
  ],
  [/Active console session exists/, 'Somebody else is on this console: --force takes it over.'],
  [/cannot find character device/, 'The domain has no such console: virsh dumpxml shows those that it has.'],
  [/controlling TTY/, 'This command needs a terminal of its own.'],
  [/No graphical display/, 'The domain has no VNC or SPICE screen, or it does not run: its console may do.'],
  [/No space left on device|Disk quota exceeded/, 'Make room there, or choose another place.'],
  [
    /higher than max memory|memory.*(larger|greater) than the maximum/,
    'Its maximum is the limit; with the domain shut off, setmaxmem raises it.',
  ],
  [/without the balloon device|No memory balloon device/, 'Give the domain a virtio memballoon, and start it again.'],
  [
    /requested vcpus is greater than max|maximum vcpu count of a live domain/,
    'Its maximum is the limit; setvcpus --maximum --config raises it from the next start on.',
  ],
  [
    /[Cc]annot allocate memory/,
    'The host has no memory left for it: shut another domain down, or give this one less memory.',
  ],
  [
    /does not support virt type 'kvm'|KVM kernel module|domaintype=kvm/,
    'This host offers no KVM: is the module kvm_intel or kvm_amd loaded, and virtualization on in its firmware?',
  ],
  [
    /Failed to get .*lock|Is another process using the image/,
    'Another domain or program has the disk image in use: end that one first.',
  ],
  [
    /internal snapshot for disk .* unsupported|internal and full system snapshots require/,
    'Internal snapshots need all disks to be qcow2: try --disk-only for external ones.',
  ],
  [/nothing selected for snapshot/, 'The domain has no disk that could be kept.'],
  [/Domain snapshot not found/, 'It may have been deleted: snapshot-list shows those there are.'],
  [/domain moment .* already exists|snapshot .* already exists/, 'Choose another name for it.'],
  [/domain (with name )?'.*' already exists/, 'Choose another name, or undefine or rename the other domain first.'],
  [/no job is active/, 'The job had ended already.'],
  [/already in active block job|block copy still active/, 'A block job is at work: wait for it, or blockjob --abort.'],
  [
    /^Network not found|Network not found: |network '.*' is not active/,
    'net-list --all shows the networks; net-start starts one.',
  ],
  [/Storage pool not found|storage pool '.*' is not active/, 'pool-list --all shows the pools; pool-start starts one.'],
  [
    /Cannot access (storage|backing) file '.*(Permission denied)/,
    'The user that QEMU runs as must be able to read the file and to enter its folders.',
  ],
  [/Cannot access (storage|backing) file '/, 'Mend the path in the definition, or put the file there.'],
  [/Failed to (create|open) file '/, 'Check the path, on the host that libvirt runs on.'],
  [/Unable to encode message payload/, 'libvirt takes no definition of more than 4 MiB.'],
  [/mutually exclusive/, 'Leave one of them out.'],
  [/malformed or out of range|Can't set \d+ processors/, 'Check the figure and its unit.'],
];

const misuses: readonly (readonly [RegExp, string])[] = [
  [/^unknown command/, 'virsh help lists the commands.'],
  [
    /^command '[^']+' (doesn't support option|requires <)|^unexpected data '|^expected syntax: /,
    'virsh help and the name of the command show its options.',
  ],
];

/** What libvirt 9 says of changes that it refuses. */
export const changeFailures: readonly Failure[] = advices.map(([pattern, advice]) => ({
  pattern,
  kind: 'failed',
  advice,
}));

/** What virsh says of commands that it does not understand, an older one of newer commands too. */
export const misuseFailures: readonly Failure[] = misuses.map(([pattern, advice]) => ({
  pattern,
  kind: 'unsupported',
  advice,
}));
