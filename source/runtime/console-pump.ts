/** Carries what is typed to a console, up to the escape. */
export interface ConsolePump {
  /** Bytes from the keyboard. */
  type(bytes: Buffer): void;
  /** The console reads now: sends what was typed before. */
  open(): void;
  /** What was typed behind the escape; empty without one. */
  rest(): Buffer;
  isEscaped(): boolean;
}

export interface ConsolePumpOptions {
  /** The byte that leaves. */
  readonly exitByte: number;
  readonly send: (bytes: Buffer) => void;
  /** The escape was typed. */
  readonly onEscape: () => void;
  /** The escape was typed, the console reads, and all that was typed before it has been sent. */
  readonly leave: () => void;
}

/** Makes a pump that keeps what is typed until it is opened. The escape itself is not sent. */
export function createConsolePump({exitByte, send, onEscape, leave}: ConsolePumpOptions): ConsolePump {
  const behind: Buffer[] = [];
  let before: Buffer[] = [];
  let isOpen = false;
  let isEscaped = false;

  function flush(): void {
    if (!isOpen) return;
    const bytes = Buffer.concat(before);
    before = [];
    if (bytes.length > 0) send(bytes);
  }

  return {
    type(bytes) {
      if (isEscaped) return void behind.push(bytes);
      const end = bytes.indexOf(exitByte);
      before.push(end < 0 ? bytes : bytes.subarray(0, end));
      flush();
      if (end < 0) return;
      isEscaped = true;
      behind.push(bytes.subarray(end + 1));
      onEscape();
      if (isOpen) leave();
    },
    open() {
      isOpen = true;
      flush();
      if (isEscaped) leave();
    },
    isEscaped: () => isEscaped,
    rest: () => Buffer.concat(behind),
  };
}
