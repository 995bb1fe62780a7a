import {type LabOptions, startLab} from './lab.ts';

/** A process that starts a lab and then waits to be killed: the tests of the lab run it, with the options as JSON. */
const options = JSON.parse(process.argv[2] ?? '{}') as LabOptions;
await startLab({...options, progress: (line) => process.stdout.write(`${line}\n`)});
process.stdout.write('up\n');
setInterval(() => undefined, 1000);
