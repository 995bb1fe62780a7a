import {closeSync, fstatSync, openSync, readSync, unlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable} from 'node:stream';

/** Where a process writes what is read here once it has ended. */
export interface Output {
  /** What the process gets as its stream. */
  readonly stdio: 'pipe' | 1;
  /** Takes what comes through the pipe, if it is one. */
  follow(stream: Readable | null): void;
  /** What was written since it was asked last, up to now; a character that is not whole yet comes with the next. */
  news(): string;
  /** What was written, up to a limit: what lies beyond is left out, and the text says so. Call it once. */
  text(): string;
}

/** How much of an output is kept, in bytes. */
export const mostBytes = 10_000_000;

/**
 * A file without a name. What writes to it needs nobody to read, so that a change goes on when kvmtop has ended, where a
 * pipe would end it with its next word. A pipe all the same where no file can be made.
 */
export function toFile(): Output {
  try {
    const path = join(tmpdir(), `kvmtop-${crypto.randomUUID()}`);
    const file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    const decoder = new TextDecoder();
    let told = 0;
    const news = () => {
      const bytes = Buffer.alloc(Math.min(fstatSync(file).size - told, mostBytes));
      const length = readSync(file, bytes, 0, bytes.length, told);
      told += length;
      return decoder.decode(bytes.subarray(0, length), {stream: true});
    };
    // execa takes any descriptor; its types know only the standard ones.
    return {stdio: file as 1, follow: () => {}, news, text: () => takeAll(file)};
  } catch {
    return toPipe();
  }
}

function takeAll(file: number): string {
  const {size} = fstatSync(file);
  const bytes = Buffer.alloc(Math.min(size, mostBytes));
  readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  return readable(bytes, size);
}

/** A pipe, which keeps an output without an end from filling a disk. */
export function toPipe(): Output {
  const chunks: Buffer[] = [];
  const decoder = new TextDecoder();
  let size = 0;
  let told = 0;
  return {
    stdio: 'pipe',
    follow(stream) {
      stream?.on('data', (chunk: Buffer) => {
        if (size < mostBytes) chunks.push(chunk);
        size += chunk.length;
      });
    },
    news() {
      const fresh = Buffer.concat(chunks.slice(told));
      told = chunks.length;
      return decoder.decode(fresh, {stream: true});
    },
    text: () => readable(Buffer.concat(chunks).subarray(0, mostBytes), size),
  };
}

function readable(bytes: Buffer, size: number): string {
  if (size <= mostBytes) return bytes.toString();
  // Leaves out a character that the limit has cut.
  const text = new TextDecoder().decode(bytes, {stream: true});
  return `${text}\n[kvmtop keeps the first ${mostBytes / 1e6} MB; ${size - mostBytes} bytes more are left out]\n`;
}
