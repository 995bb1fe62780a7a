import {startLab} from './lab.ts';

/** A process that starts a small lab and then waits to be killed: the tests of the lab run it. */
const [name = '', kept] = process.argv.slice(2);
await startLab({
  name,
  kept: kept === 'kept',
  guests: [{name: 'one'}, {name: 'two', start: 'paused'}],
  progress: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write('up\n');
setInterval(() => undefined, 1000);
