/** The loads of the last 1, 5 and 15 minutes from /proc/loadavg. */
export function parseLoadavg(text: string): readonly [number, number, number] | undefined {
  const [, one, five, fifteen] = /^(\d+\.\d+) (\d+\.\d+) (\d+\.\d+) /.exec(text) ?? [];
  return one === undefined ? undefined : [Number(one), Number(five), Number(fifteen)];
}
