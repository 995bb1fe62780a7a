import {createHash} from 'node:crypto';
import {open} from 'node:fs/promises';
import {throwIfCancelled} from '../tasks/task-error.ts';

/** So much is read at once. */
const chunkBytes = 2 ** 21;

/**
 * Reads a file back from the disk and sums it up; holes are zeros.
 * @param onBytes gets how much has been read
 * @returns its size, and its SHA-256 in hexadecimal
 */
export async function digestOf(
  path: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<{readonly bytes: number; readonly sha256: string}> {
  const file = await open(path);
  try {
    const hash = createHash('sha256');
    let buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const;
    let bytes = 0;
    let reading = file.read(buffers[0], 0, chunkBytes);
    for (;;) {
      const {bytesRead} = await reading;
      if (bytesRead === 0) return {bytes, sha256: hash.digest('hex')};
      throwIfCancelled(signal);
      const full = buffers[0];
      buffers = [buffers[1], full];
      // The next piece comes from the disk while this one is summed up.
      reading = file.read(buffers[0], 0, chunkBytes);
      hash.update(full.subarray(0, bytesRead));
      bytes += bytesRead;
      onBytes(bytes);
    }
  } finally {
    await file.close();
  }
}
