/** How long a test waits for what takes a moment: the second of `vi.waitFor` is too short where others work, too. */
export const patienceMs = 20_000;
