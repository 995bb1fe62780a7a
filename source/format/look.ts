/** What the terminal can show. */
export interface Look {
  /** Draw with nothing but printable ASCII. */
  readonly ascii?: boolean;
}

/** How a value that is not known is written, everywhere. */
export function unknown({ascii = false}: Look = {}): string {
  return ascii ? '-' : '–';
}
