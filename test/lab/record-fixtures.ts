import {mkdir, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {execa} from 'execa';
import {fleet, oddName} from './fleet.ts';
import {type Lab, startLab} from './lab.ts';
import {pathsOf} from './paths.ts';
import {toStderr} from './progress.ts';

const folder = join(import.meta.dirname, '../fixtures');
const name = 'fixtures';

/** The domain that each kind of domstats record is taken of. */
const kinds = {
  running: 'web3',
  wide: 'build7',
  ballooned: 'db1',
  'no-period': 'mail1',
  'no-balloon': 'erp',
  disk: 'files2',
  nic: 'nic1',
  paused: 'staging',
  'shut-off': 'old-ci',
  'odd-name': oddName,
};

const groups = ['state', 'cpu-total', 'interface', 'vcpu', 'balloon', 'block'];

/** What is asked, by the name of the file that the answer goes to. */
const questions: Readonly<Record<string, readonly string[]>> = {
  domstats: ['domstats', '--raw', '--nowait'],
  ...Object.fromEntries(
    groups.map((group) => [`domstats-all-${group}`, ['domstats', '--raw', '--nowait', `--${group}`]]),
  ),
  ...Object.fromEntries(
    Object.entries(kinds).map(([kind, domain]) => [
      `domstats-${kind}`,
      ['domstats', '--raw', '--nowait', ...groups.map((group) => `--${group}`), '--domain', domain],
    ]),
  ),
  list: ['list', '--all', '--uuid', '--name', '--id'],
  nodeinfo: ['nodeinfo'],
  nodecpustats: ['nodecpustats'],
  nodememstats: ['nodememstats'],
  version: ['version', '--daemon'],
  hostname: ['hostname'],
  uri: ['uri'],
  'node-memory-tune': ['node-memory-tune'],
  capabilities: ['capabilities'],
  domcapabilities: ['domcapabilities'],
  'dumpxml-disk': ['dumpxml', kinds.disk],
  'dumpxml-nic': ['dumpxml', kinds.nic],
  'dumpxml-shut-off': ['dumpxml', kinds['shut-off']],
  'dumpxml-odd-name': ['dumpxml', kinds['odd-name']],
};

/** What is done to a guest while its events are watched. */
const changes: readonly (readonly string[])[] = [
  ['suspend', 'web9'],
  ['resume', 'web9'],
  ['setmem', 'web9', '100M', '--live'],
  ['reboot', 'web9'],
  ['destroy', 'web9'],
  ['start', 'web9'],
  ['destroy', 'web9'],
  ['undefine', 'web9'],
];

async function save(file: string, text: string): Promise<void> {
  const anonymous = text
    .replaceAll(pathsOf(name).home, '/lab')
    .replaceAll(new RegExp(`\\b${hostname()}\\b`, 'g'), 'host7')
    .replace(/(<host>\s*<uuid>)[^<]*/, '$100000000-0000-0000-0000-000000000007');
  await writeFile(join(folder, `${file}.txt`), anonymous);
}

async function recordAnswers(lab: Lab): Promise<void> {
  for (const [file, argv] of Object.entries(questions)) await save(file, await lab.virsh(argv));
}

async function recordEvents(lab: Lab): Promise<void> {
  const [file = 'env', ...prefix] = lab.prefix;
  const argv = [...prefix, 'LC_ALL=C.UTF-8', 'virsh', '-c', lab.uri, 'event', '--all', '--loop', '--timestamp'];
  const watch = execa(file, argv, {cwd: '/', stdin: 'ignore', reject: false});
  await sleep(500);
  await lab.add({name: 'web9'});
  await lab.booted('web9');
  for (const change of changes) {
    await lab.virsh(change);
    await sleep(1000);
  }
  watch.kill('SIGINT');
  await save('event', `${(await watch).stdout}\n`);
}

await mkdir(folder, {recursive: true});
const lab = await startLab({name, guests: [...fleet, {name: kinds.nic, nic: true}], progress: toStderr});
try {
  await recordAnswers(lab);
  await recordEvents(lab);
} finally {
  await lab.down();
}
