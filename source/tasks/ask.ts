import {createInterface} from 'node:readline/promises';

/** Whether somebody sits at the terminal who can be asked. */
export function canAsk(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY);
}

/** @returns what was typed; undefined when the question was left without an answer, as by ctrl+d or ctrl+c */
export async function ask(question: string): Promise<string | undefined> {
  const lines = createInterface({input: process.stdin, output: process.stdout});
  const left = new AbortController();
  lines.once('close', () => left.abort());
  lines.once('SIGINT', () => left.abort());
  try {
    return (await lines.question(question, {signal: left.signal})).trim();
  } catch {
    process.stdout.write('\n');
    return undefined;
  } finally {
    lines.close();
  }
}
