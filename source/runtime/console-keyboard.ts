import {setImmediate} from 'node:timers/promises';
import {execa} from 'execa';

/** The keyboard while it belongs to somebody else than the screen. */
export interface Keyboard {
  /** Gives the keyboard back; what `rest` returns is what the next reader reads first. */
  release(rest: () => Buffer): Promise<void>;
}

/**
 * Keeps the terminal in raw mode, whatever the screen asks for as it goes and comes: in between, the terminal would act
 * on what is typed, and take back whole lines for a control+u.
 * @returns what lets go
 */
export function keepRaw(): () => void {
  const {stdin} = process;
  stdin.setRawMode = () => stdin;
  return () => void Reflect.deleteProperty(stdin, 'setRawMode');
}

/**
 * Reads the bytes of the keyboard as they are typed. The terminal prints what it gets unchanged meanwhile: Node's raw
 * mode adds a carriage return to each line feed, which full-screen programs in a guest use to move down.
 */
export async function takeKeyboard(onBytes: (bytes: Buffer) => void): Promise<Keyboard> {
  const {stdin} = process;
  const read = () => {
    for (let chunk = stdin.read(); chunk !== null; chunk = stdin.read()) {
      onBytes(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
    }
  };
  // One character a byte, so that nothing that a terminal may send is lost on the way.
  stdin.setEncoding('latin1');
  stdin.on('readable', read);
  await setTerminal('-opost');
  return {
    async release(rest) {
      await setTerminal('opost');
      read();
      stdin.off('readable', read);
      stdin.setEncoding('utf8');
      const bytes = rest();
      if (bytes.length > 0) stdin.unshift(bytes.toString('utf8'), 'utf8');
      // Node looks at its listeners again in a later turn; the next one must be heard as the first.
      await setImmediate();
    },
  };
}

function setTerminal(setting: string): Promise<unknown> {
  return execa('stty', [setting], {stdin: 'inherit', reject: false});
}
