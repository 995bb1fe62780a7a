/** C0 and C1 control characters, line breaks among them: nobody types them, and few programs take them in a name. */
const control = /\p{Cc}/u;

/** Why a text cannot name a domain, as libvirt sees it. */
export function nameFault(name: string): string | undefined {
  if (name.trim() === '') return 'A domain needs a name.';
  if (name.includes('/')) return 'libvirt does not take a / in the name of a domain.';
  if (control.test(name)) return 'A name with line breaks or control characters cannot be used.';
  // libvirt makes folders of names.
  return name === '.' || name === '..' ? `${name} names a folder, not a domain.` : undefined;
}

/** Why a text cannot name a file on the host that runs libvirtd. */
export function pathFault(path: string): string | undefined {
  if (!path.startsWith('/')) return 'Type the whole path, from / on: it is a file on the host that runs libvirtd.';
  if (path.endsWith('/')) return 'This names a folder: add the name of a file.';
  return control.test(path) ? 'A path with line breaks or control characters cannot be used.' : undefined;
}

/** Why a text cannot name a folder of this machine. */
export function folderFault(path: string): string | undefined {
  if (!path.startsWith('/')) return 'Type the whole path, from / on.';
  return control.test(path) ? 'A path with line breaks or control characters cannot be used.' : undefined;
}

/** Why a text cannot name a snapshot, as libvirt sees it; none at all is fine. */
export function snapshotNameFault(name: string): string | undefined {
  if (name.includes('/')) return 'libvirt does not take a / in the name of a snapshot.';
  if (name.startsWith('.')) return 'libvirt does not take a . as the beginning of the name of a snapshot.';
  return control.test(name) ? 'A name with line breaks or control characters cannot be used.' : undefined;
}
