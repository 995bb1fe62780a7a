/** The sequence by which a terminal takes a text into its clipboard: OSC 52 of xterm's control sequences. */
export function clipboard(text: string): string {
  return `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
}
