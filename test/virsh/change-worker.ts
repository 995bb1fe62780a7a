import {writeSync} from 'node:fs';
import {openVirsh} from '../../source/virsh/connect.ts';

/** Begins the command of its arguments, says so, and is killed in the middle of it. */
const virsh = openVirsh({readOnly: false});
void virsh.run(process.argv.slice(2));
process.stdin.on('data', () => process.kill(process.pid, 'SIGKILL'));
writeSync(1, 'begun\n');
