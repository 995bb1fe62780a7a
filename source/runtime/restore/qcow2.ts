import {open} from 'node:fs/promises';

const magic = 0x51_46_49_fb;
/** Bit 2 of the incompatible features: the data are in another file (docs/interop/qcow2.txt of QEMU). */
const externalData = 1n << 2n;

/**
 * What a qcow2 image needs beneath or beside it, by its header (docs/interop/qcow2.txt of QEMU).
 * @returns undefined for an image that is whole, and for what is no qcow2
 */
export async function baseOf(path: string): Promise<string | undefined> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(80);
    const {bytesRead} = await file.read(header, 0, header.length, 0);
    if (bytesRead < 24 || header.readUInt32BE(0) !== magic) return undefined;
    const [at, length] = [header.readBigUInt64BE(8), header.readUInt32BE(16)];
    if (at > 0n && length > 0) return await nameAt(file, at, length);
    const features = header.readUInt32BE(4) >= 3 && bytesRead >= 80 ? header.readBigUInt64BE(72) : 0n;
    return (features & externalData) === 0n ? undefined : 'a file beside it';
  } finally {
    await file.close();
  }
}

/** A name has at most 1023 bytes. */
async function nameAt(file: Awaited<ReturnType<typeof open>>, at: bigint, length: number): Promise<string> {
  const name = Buffer.alloc(Math.min(length, 1023));
  const {bytesRead} = await file.read(name, 0, name.length, at);
  return name.toString('utf8', 0, bytesRead);
}
