import {constants} from 'node:fs';
import {open} from 'node:fs/promises';
import {errorCode} from '../error-code.ts';

/** The largest file that is read, in MiB: no definition comes near it. */
const mostMiB = 64;

/** The text of a file, or why there is none, as a sentence. */
export type FileText = {readonly text: string} | {readonly error: string};

/** Reads a file that should hold a definition; nothing that is no file is read, so that nothing hangs or runs empty. */
export async function readDefinitionFile(path: string): Promise<FileText> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await file.stat();
      if (!found.isFile()) return {error: `${path} is no file that could hold a definition.`};
      if (found.size > mostMiB * 2 ** 20) {
        return {error: `${path} is larger than ${mostMiB} MiB: that is no definition of a domain.`};
      }
      return {text: new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(await file.readFile())};
    } finally {
      await file.close();
    }
  } catch (error) {
    return {error: sentenceOf(path, error)};
  }
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  ENOTDIR: 'does not exist: something above it is no folder.',
  EACCES: 'cannot be read: its owner does not let you.',
  ENXIO: 'is no file that could hold a definition.',
  ELOOP: 'cannot be read: its links lead in a circle.',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'is not written in UTF-8, which kvmtop needs: virsh define takes it as it is.',
};

/** What node:fs says of a path, as a sentence. */
export function sentenceOf(path: string, error: unknown): string {
  return `${path} ${sentences[errorCode(error) ?? ''] ?? `cannot be read: ${error instanceof Error ? error.message : error}.`}`;
}
