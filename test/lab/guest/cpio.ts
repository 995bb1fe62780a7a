/** A file of the archive: its path without a leading slash, its content, and its permission bits. */
export interface ArchiveFile {
  readonly path: string;
  readonly content: Uint8Array;
  readonly mode: number;
}

const regularFile = 0o100000;
const directory = 0o040000;

/**
 * An archive in cpio's "newc" format, which the kernel unpacks as its first file system
 * (kernel documentation: driver-api/early-userspace/buffer-format). Folders are made as the paths need them.
 */
export function cpioArchive(files: readonly ArchiveFile[]): Buffer {
  const folders = [...new Set(files.flatMap(({path}) => foldersOf(path)))].sort();
  const entries = [
    ...folders.map((path) => entry(path, new Uint8Array(), directory | 0o755)),
    ...files.map(({path, content, mode}) => entry(path, content, regularFile | mode)),
    entry('TRAILER!!!', new Uint8Array(), 0),
  ];
  return Buffer.concat(entries);
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function entry(path: string, content: Uint8Array, mode: number): Buffer {
  const name = Buffer.from(`${path}\0`);
  const fields = {
    inode: 0,
    mode,
    uid: 0,
    gid: 0,
    links: 1,
    mtime: 0,
    size: content.length,
    deviceMajor: 0,
    deviceMinor: 0,
    ownMajor: 0,
    ownMinor: 0,
    nameSize: name.length,
    check: 0,
  };
  const numbers = Object.values(fields).map((value) => value.toString(16).padStart(8, '0'));
  return Buffer.concat([padded(Buffer.from(`070701${numbers.join('')}`), name), padded(content)]);
}

/** Joins the chunks and fills up to a multiple of four bytes. */
function padded(...chunks: readonly Uint8Array[]): Buffer {
  const joined = Buffer.concat(chunks);
  return Buffer.concat([joined, Buffer.alloc(-joined.length & 3)]);
}
