/** Takes one line that says what is being done now. */
export type Progress = (line: string) => void;

/** For those who do not want to know. */
export function silent(): void {}

/** Writes to stderr, where progress never mixes with output. */
export function toStderr(line: string): void {
  process.stderr.write(`lab: ${line}\n`);
}
