/** How many numbers a list of sysfs has, such as "0-3,8" (the kernel's bitmap_parselist); undefined for what is none. */
export function countListed(text: string): number | undefined {
  const ranges = text.trim().split(',');
  const counts = ranges.map((range) => {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    return Number(last) - Number(first) + 1;
  });
  const sum = counts.reduce((total, count) => total + count, 0);
  return sum > 0 ? sum : undefined;
}
