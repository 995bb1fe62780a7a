/** Where libvirt keeps what belongs to domains and is named by no definition; absolute. */
export interface LibvirtFolders {
  /** The variables of firmware, a file a domain: `NAME_VARS.fd` (src/qemu/qemu_domain.c, qemuDomainNVRAMPathFormat). */
  readonly nvram: string;
  /** The state of emulated TPMs, below a folder a domain that has its UUID as its name. */
  readonly tpm: string;
}
