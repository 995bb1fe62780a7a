import {PassThrough, Writable} from 'node:stream';

export interface FakeTty {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** What was written since the last call. */
  take(): string;
  type(bytes: string): void;
}

/** A terminal of the given size that nobody looks at. */
export function fakeTty(columns: number, rows: number): FakeTty {
  let written = '';
  const stdout = Object.assign(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        done();
      },
    }),
    {columns, rows, isTTY: true},
  );
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  return {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    take() {
      const taken = written;
      written = '';
      return taken;
    },
    type: (bytes) => {
      stdin.write(bytes);
    },
  };
}
