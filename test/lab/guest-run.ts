import {randomBytes} from 'node:crypto';
import {connect, type Socket} from 'node:net';

/** How often an unanswered greeting is repeated: what is said before the guest listens is lost. */
const greetEveryMs = 250;

/**
 * Runs a command line in the guest's shell behind its second serial port, one at a time for each guest.
 * @param timeoutMs from the call to the end of the command, a booting guest included
 * @returns what the command wrote on stdout and stderr
 * @throws when the guest does not answer in time, or the command ends with another code than 0
 */
export async function guestRun(socketPath: string, name: string, command: string, timeoutMs: number): Promise<string> {
  const socket = connect(socketPath);
  const timer = setTimeout(() => {
    socket.destroy(new Error(`The guest ${name} did not answer within ${timeoutMs / 1000} s to: ${command}`));
  }, timeoutMs);
  try {
    const mark = randomBytes(8).toString('hex');
    await greeting(socket, mark);
    const end = new RegExp(`([^]*)\\n${mark}-end (\\d+)\\n`);
    const answer = reading(socket, end);
    socket.write(`{ ${command}\n} </dev/null 2>&1; printf '\\n%s-end %d\\n' ${mark} $?\n`);
    const [, output = '', code] = await answer;
    if (code !== '0') throw new Error(`"${command}" in the guest ${name} ended with code ${code}: ${output}`);
    return output;
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/**
 * Says hello until the shell answers, and swallows what came before. The backslash tells the answer from an echo. There
 * is no quote in it: of a line that arrives while the guest opens the port only the end may be read, and an open quote
 * would swallow all that follows.
 */
async function greeting(socket: Socket, mark: string): Promise<void> {
  const hello = (): boolean => socket.write(`\necho ${mark}\\-hello\n`);
  const answer = reading(socket, new RegExp(`${mark}-hello\\n`));
  hello();
  const timer = setInterval(hello, greetEveryMs);
  await answer.finally(() => clearInterval(timer));
  const last = reading(socket, new RegExp(`${mark}-ready\\n`));
  socket.write(`echo ${mark}\\-ready\n`);
  await last;
}

function reading(socket: Socket, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const decoder = new TextDecoder();
    let text = '';
    const finish = (): void => {
      socket.off('data', onData).off('error', onError).off('close', onClose);
    };
    const onData = (chunk: Buffer): void => {
      text += decoder.decode(chunk, {stream: true});
      const match = pattern.exec(text);
      if (match === null) return;
      finish();
      resolve(match);
    };
    const onError = (error: Error): void => {
      finish();
      reject(error);
    };
    const onClose = (): void => onError(new Error('The serial port of the guest was closed.'));
    socket.on('data', onData).on('error', onError).on('close', onClose);
  });
}
