import {readFileSync, writeSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {openVirsh} from '../../source/virsh/connect.ts';

/** Starts a session and a watch, prints their process ids, and is killed in the middle of it. */
const pids = new Set<number>();
const cpuMsOf = (pid: number) => {
  pids.add(pid);
  return 0;
};
const virsh = openVirsh({uri: 'test:///default', readOnly: true, cpuMsOf});
await virsh.ask(['uri'], 20_000);
virsh.watch({onEvent: () => {}, onEnd: () => {}});

// What guards virsh becomes virsh when its guard is up.
const isUp = (pid: number) => readFileSync(`/proc/${pid}/comm`, 'utf8') === 'virsh\n';
while (pids.size < 2 || ![...pids].every(isUp)) {
  virsh.cpuMs();
  await sleep(10);
}
writeSync(1, JSON.stringify([...pids]));
process.kill(process.pid, 'SIGKILL');
