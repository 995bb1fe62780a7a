import {constants} from 'node:os';
import {join} from 'node:path';
import {execa, type ResultPromise} from 'execa';
import {programAsUser} from './as-user.ts';
import {fleet} from './fleet.ts';
import {attachLab, type Lab, removeLab, startLab} from './lab.ts';
import {toStderr} from './progress.ts';
import {isAbandoned, labNames} from './record.ts';
import {describeLab} from './status.ts';

const help = `Usage: npm run lab [-- COMMAND]

Boots small guests in a private libvirt that together look like a host in trouble.

  (none)      boots them, opens kvmtop on them, and takes everything down when kvmtop ends
  up          boots them and leaves them running
  down        takes everything down, whatever state it is in
  status      says what is running and how a program reaches it
  virsh ...   runs virsh on the lab: npm run lab -- virsh list --all
`;

const name = 'main';
const project = join(import.meta.dirname, '../..');

const interruption = new AbortController();

/** What a signal does once something is up; before, it just ends us. */
let onSignal: (signal: NodeJS.Signals) => void = (signal) => process.exit(exitCodeOf(signal));

/** Each takes the arguments after its name and gives the exit code. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  async up() {
    if (await isUp()) toStderr('it is up already');
    else await start(true);
    toStderr('"npm run lab" opens kvmtop on it, "npm run lab -- down" takes it down');
    return 0;
  },
  async down() {
    await removeLab(name);
    toStderr('nothing of it is left');
    return 0;
  },
  async status() {
    process.stdout.write(await describeLab(name));
    return 0;
  },
  async virsh(args) {
    if (!(await isUp())) throw new Error('The lab is not up: run "npm run lab -- up".');
    const [file = 'env', ...prefix] = attachLab(name).prefix;
    return ended(execa(file, [...prefix, 'virsh', ...args], {stdio: 'inherit', reject: false}));
  },
};

async function open(): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new Error('kvmtop needs a terminal; without one, run "npm run lab -- up" and reach the lab by yourself.');
  }
  toStderr('building kvmtop');
  await execa(process.execPath, ['build.ts'], {cwd: project, stdio: ['ignore', 'ignore', 'inherit']});
  const staysUp = await isUp();
  const lab = staysUp ? attachLab(name) : await start(false);
  try {
    const [file, ...kvmtop] = await programAsUser(lab, true);
    return await ended(execa(file, [...kvmtop, '-c', lab.uri], {stdio: 'inherit', reject: false, cwd: '/'}));
  } finally {
    if (!staysUp) {
      toStderr('taking everything down');
      await lab.down();
    }
  }
}

async function isUp(): Promise<boolean> {
  return (await labNames()).includes(name) && !(await isAbandoned(name));
}

/** A signal pulls the half lab away, which ends whatever the start is waiting for. */
async function start(kept: boolean): Promise<Lab> {
  onSignal = () => void removeLab(name);
  try {
    return await startLab({name, guests: fleet, kept, progress: toStderr, signal: interruption.signal});
  } finally {
    onSignal = () => undefined;
  }
}

/** The child decides what a signal means; the terminal sends it Ctrl+C by itself. */
async function ended(child: ResultPromise): Promise<number> {
  onSignal = (signal) => signal !== 'SIGINT' && child.kill(signal);
  const {exitCode, signal} = await child;
  onSignal = () => undefined;
  return exitCode ?? (signal === undefined ? 1 : exitCodeOf(signal));
}

/** As shells report a process that a signal has ended. */
function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

async function main([command, ...args]: readonly string[]): Promise<number> {
  if (command === undefined) return open();
  if (command === '--help' || command === '-h') {
    process.stdout.write(help);
    return 0;
  }
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (run !== undefined) return run(args);
  process.stderr.write(`lab: there is no command "${command}".\n\n${help}`);
  return 2;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    process.exitCode = exitCodeOf(signal);
    interruption.abort();
    onSignal(signal);
  });
}

// A terminal that has gone away must not keep us from taking everything down.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  toStderr(interruption.signal.aborted ? 'interrupted' : error instanceof Error ? error.message : String(error));
  process.exitCode ??= 1;
}
