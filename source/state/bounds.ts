/** The limits of what the user can set and of what is kept; the command line and the prompts share them. */
export const bounds = {
  delayMs: {least: 100, most: 3_600_000, initial: 2000},
  /** How long a guest may take to shut down before it counts as not reacting. */
  shutdownWaitMs: {least: 1000, most: 3_600_000, initial: 60_000},
  /** Events that are remembered. */
  events: 500,
  /** Commands that the log remembers. */
  runs: 500,
  /** Typed virsh commands that are remembered. */
  history: 500,
  /** Definitions of a domain that are kept. */
  keepVersions: {least: 10, most: 100_000, initial: 100},
  /** How long the order of the rows is held after the cursor moved, from the first poll after it on. */
  holdMs: 3000,
} as const;
