/** The limits of what the user can set and of what is kept; the command line and the prompts share them. */
export const bounds = {
  delayMs: {least: 100, most: 3_600_000, initial: 2000},
  /** Events that are remembered. */
  events: 500,
  /** How long the order of the rows is held after the cursor moved, from the first poll after it on. */
  holdMs: 3000,
} as const;
