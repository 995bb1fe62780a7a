import {PassThrough, Writable} from 'node:stream';

/** A terminal that throws away what it is told, for an Ink that believes in it. */
export interface FakeTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Bytes written so far. */
  bytes(): number;
}

export function createFakeTerminal(columns: number, rows: number): FakeTerminal {
  let bytes = 0;
  const stdout = new Writable({
    write(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done();
    },
  });
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  return {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: Object.assign(stdout, {isTTY: true, columns, rows}) as unknown as NodeJS.WriteStream,
    bytes: () => bytes,
  };
}
