/** What virsh's commands do to a guest or a host, as of libvirt 9.0 (`virsh help`). */
const lists = {
  /** They only look. */
  view: `
    cpu-stats domdisplay domfsinfo domhostname domid domjobinfo domlaunchsecinfo domname domuuid domxml-from-native
    domxml-to-native dumpxml get-user-sshkeys guestinfo iothreadinfo managedsave-dumpxml migrate-getmaxdowntime
    migrate-getspeed save-image-dumpxml ttyconsole vcpucount vcpuinfo vncdisplay
    domblkerror domblkinfo domblklist domblkstat domcontrol domif-getlink domifaddr domiflist domifstat dominfo domstate
    domstats list
    capabilities cpu-baseline cpu-compare cpu-models domcapabilities freecell freepages hostname hypervisor-cpu-baseline
    hypervisor-cpu-compare maxvcpus nodecpumap nodecpustats nodeinfo nodememstats nodesevinfo sysinfo uri version
    checkpoint-dumpxml checkpoint-info checkpoint-list checkpoint-parent
    snapshot-dumpxml snapshot-info snapshot-list snapshot-parent backup-dumpxml
    iface-dumpxml iface-list iface-mac iface-name
    nwfilter-binding-dumpxml nwfilter-binding-list nwfilter-dumpxml nwfilter-list
    net-dhcp-leases net-dumpxml net-info net-list net-name net-port-dumpxml net-port-list net-uuid
    nodedev-dumpxml nodedev-info nodedev-list
    secret-dumpxml secret-get-value secret-list
    find-storage-pool-sources find-storage-pool-sources-as pool-capabilities pool-dumpxml pool-info pool-list pool-name
    pool-uuid
    vol-dumpxml vol-info vol-key vol-list vol-name vol-path vol-pool
    echo help`,
  /** They are undone as easily as they are done. */
  reversible: `
    autostart domblkthreshold domdirtyrate-calc domfsthaw dompmwakeup domrename guest-agent-timeout
    migrate-setmaxdowntime migrate-setspeed resume start suspend
    net-autostart net-start nodedev-autostart nodedev-start pool-autostart pool-refresh pool-start iface-begin
    checkpoint-edit edit iface-edit managedsave-edit net-edit nwfilter-edit pool-edit save-image-edit snapshot-edit`,
  /** A guest or its users notice. */
  disruptive: `
    attach-device attach-disk attach-interface blkdeviotune blkiotune blockjob change-media create define desc
    detach-device detach-device-alias detach-disk detach-interface dom-fd-associate domfsfreeze domfstrim domif-setlink
    domiftune domjobabort dommemstat dompmsuspend domsetlaunchsecstate domtime dump emulatorpin guestvcpus inject-nmi
    iothreadadd iothreaddel iothreadpin iothreadset lxc-enter-namespace managedsave managedsave-define memtune metadata
    migrate migrate-compcache migrate-postcopy numatune perf qemu-agent-command qemu-attach qemu-monitor-command reboot
    restore save save-image-define schedinfo screenshot send-key send-process-signal set-lifecycle-action
    set-user-password set-user-sshkeys setmaxmem setmem setvcpu setvcpus shutdown update-device update-memory-device
    vcpupin allocpages node-memory-tune
    checkpoint-create checkpoint-create-as snapshot-create snapshot-create-as snapshot-current backup-begin
    iface-bridge iface-commit iface-define iface-start iface-unbridge
    nwfilter-binding-create nwfilter-define net-create net-define net-port-create net-update
    nodedev-create nodedev-define nodedev-detach nodedev-reattach secret-define secret-set-value
    pool-create pool-create-as pool-define pool-define-as
    vol-clone vol-create vol-create-as vol-create-from vol-download`,
  /** Something is lost for good, or torn from who uses it. */
  destructive: `
    blockcommit blockcopy blockpull blockresize destroy managedsave-remove nodesuspend reset undefine
    checkpoint-delete snapshot-delete snapshot-revert iface-destroy iface-rollback iface-undefine
    nwfilter-binding-delete nwfilter-undefine net-destroy net-port-delete net-undefine
    nodedev-destroy nodedev-reset nodedev-undefine secret-undefine
    pool-build pool-delete pool-destroy pool-undefine vol-delete vol-resize vol-upload vol-wipe`,
  /** They wait, or talk with who typed them, until they are ended. */
  terminal: `console event net-event nodedev-event pool-event qemu-monitor-event secret-event`,
  /** They are about the shell that virsh would be. */
  meaningless: `cd connect exit pwd quit`,
} as const;

/** What is known of a virsh command. */
export type Kind = keyof typeof lists;

/** Every command of libvirt 9.0 by its name. */
export const knownCommands: ReadonlyMap<string, Kind> = new Map(
  (Object.keys(lists) as Kind[]).flatMap((kind) =>
    (lists[kind].match(/\S+/gu) ?? []).map((command) => [command, kind] as const),
  ),
);

/**
 * The commands that look when they are given no more than so many words, a domain and perhaps a device or a pCPU, and
 * change something when they are given more.
 */
export const lookers: ReadonlyMap<string, number> = new Map([
  ['blkdeviotune', 2],
  ['blkiotune', 1],
  ['blockjob', 2],
  ['desc', 1],
  ['domiftune', 2],
  ['dommemstat', 1],
  ['domtime', 1],
  ['emulatorpin', 1],
  ['guestvcpus', 1],
  ['memtune', 1],
  ['metadata', 2],
  ['migrate-compcache', 1],
  ['node-memory-tune', 0],
  ['numatune', 1],
  ['perf', 1],
  ['schedinfo', 1],
  ['snapshot-current', 1],
  ['vcpupin', 2],
]);
