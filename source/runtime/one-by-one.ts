/**
 * Makes a reading that is done for one thing after the other, so that others get their turns between. What is asked for
 * while it waits is read once, and what is asked for while it is read is read again.
 * @param read must not reject
 */
export function createOneByOne(read: (key: string) => Promise<void>): (keys: Iterable<string>) => void {
  const waiting = new Set<string>();
  let isReading = false;

  async function readAll(): Promise<void> {
    isReading = true;
    for (const key of waiting) {
      waiting.delete(key);
      await read(key);
    }
    isReading = false;
  }

  return (keys) => {
    for (const key of keys) waiting.add(key);
    if (!isReading) void readAll();
  };
}
