import {setImmediate} from 'node:timers/promises';
import {execa} from 'execa';

/** The keyboard while it belongs to somebody else than the screen. */
export interface Keyboard {
  /** Gives the keyboard back, with what the next reader shall read first. */
  release(rest: Buffer): Promise<void>;
}

/**
 * Reads the bytes of the keyboard as they are typed; the terminal neither echoes nor interprets any, and prints what it
 * gets unchanged: Node's raw mode would add a carriage return to each line feed, which full-screen programs in a guest
 * use to move down.
 */
export async function takeKeyboard(onBytes: (bytes: Buffer) => void): Promise<Keyboard> {
  const {stdin} = process;
  const read = () => {
    for (let chunk = stdin.read(); chunk !== null; chunk = stdin.read()) {
      onBytes(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
    }
  };
  stdin.setRawMode(true);
  // One character a byte, so that nothing that a terminal may send is lost on the way.
  stdin.setEncoding('latin1');
  stdin.on('readable', read);
  await execa('stty', ['-opost'], {stdin: 'inherit', reject: false});
  return {
    async release(rest) {
      stdin.off('readable', read);
      stdin.setEncoding('utf8');
      if (rest.length > 0) stdin.unshift(rest.toString('utf8'), 'utf8');
      stdin.setRawMode(false);
      // Node looks at its listeners again in a later turn; the next one must be heard as the first.
      await setImmediate();
    },
  };
}
