import {readFile} from 'node:fs/promises';

/** AT_PAGESZ of getauxval(3), in linux/auxvec.h. */
const pageSizeTag = 6;
/** What nearly every host has. */
const usual = 4096;

/** The size of a page of memory in bytes, from what the kernel gave this process at its start. */
export async function readPageBytes(): Promise<number> {
  const vector = await readFile('/proc/self/auxv').catch(() => Buffer.alloc(0));
  return pageBytesIn(new Uint32Array(new Uint8Array(vector).buffer, 0, vector.length >> 2)) ?? usual;
}

/** Looks the page size up in the pairs of tag and value, each a machine word of 64 bits, the low half first. */
export function pageBytesIn(words: Uint32Array): number | undefined {
  for (let index = 0; index + 3 < words.length; index += 4) {
    if (words[index] === pageSizeTag && words[index + 1] === 0) return words[index + 2];
  }
  return undefined;
}
