import type {Lab} from '../lab/lab.ts';

/** How many pieces the guest has on its disk: each a block of random data, and behind it a line with its number and sum. */
export const slots = 16;

const writer = `
n=0
while :; do
  n=$((n + 1)); at=$((n % ${slots} * 2))
  dd if=/dev/zero of=/dev/vda bs=64k seek=$((at + 1)) count=1 conv=fsync
  dd if=/dev/urandom of=/block bs=64k count=1
  dd if=/block of=/dev/vda bs=64k seek=$at conv=fsync
  printf '%s %s\\n' $n "$(sha256sum </block)" | dd of=/dev/vda bs=64k seek=$((at + 1)) conv=fsync
  echo $n >/written
done >/dev/null 2>&1 &`;

const reader = `
echo 3 >/proc/sys/vm/drop_caches
for slot in $(seq 0 ${slots - 1}); do
  set -- $(dd if=/dev/vda bs=64k skip=$((slot * 2 + 1)) count=1 2>/dev/null | head -n 1 | tr -d '\\0')
  sum=$(dd if=/dev/vda bs=64k skip=$((slot * 2)) count=1 2>/dev/null | sha256sum)
  [ "$2" = "\${sum%% *}" ] && echo "$1 sound" || echo "\${1:-none} unsound"
done`;

/** Has the guest write numbered blocks with their sums, each to its end before the next, until it is ended. */
export async function beginWriting(lab: Lab, guest: string): Promise<void> {
  await lab.guestRun(guest, writer);
}

/** The number of the last block that the guest has written; 0 before the first. */
export async function lastWritten(lab: Lab, guest: string): Promise<number> {
  return Number(await lab.guestRun(guest, 'cat /written 2>/dev/null || echo 0'));
}

/** What the guest finds on its disk: the numbers of the blocks whose sums are right, and of those whose are not. */
export async function readBack(lab: Lab, guest: string) {
  const lines = (await lab.guestRun(guest, reader)).trim().split('\n');
  const numbers = (state: string) =>
    lines.flatMap((line) => (line.endsWith(` ${state}`) ? [Number(line.split(' ')[0])] : []));
  const sound = numbers('sound').sort((a, b) => a - b);
  return {
    sound,
    torn: lines.filter((line) => line.startsWith('none')).length,
    wrong: numbers('unsound').filter(Boolean),
  };
}

/** The sum of a whole disk, as the guest sees it. */
export async function diskSum(lab: Lab, guest: string, target: string): Promise<string> {
  return (await lab.guestRun(guest, `sha256sum </dev/${target}`)).slice(0, 64);
}
