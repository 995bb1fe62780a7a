import type {FoundBackup} from '../../source/archive/found-backup.ts';
import type {Manifest} from '../../source/archive/manifest.ts';
import type {Part} from '../../source/archive/progress.ts';
import type {RestorePlan} from '../../source/archive/restore-plan.ts';
import type {Run, RunNews} from '../../source/state/run.ts';
import {newRuns} from '../../source/state/runs/new-run.ts';
import {runProgress} from '../../source/state/runs/progress.ts';
import type {Screen, State} from '../../source/state/state.ts';
import {asking, known} from './dialog-scenes.ts';
import {uuidOf} from './fleet.ts';
import {hostileGuests} from './hostile-guests.ts';
import {after, type Size, watching} from './states.ts';

const GiB = 2 ** 30;
const back = {name: 'table'} as const;
const folders = ['/var/backups/kvmtop', '/srv/nightly'] as const;

/** So many hours before the fleet was first polled. */
const wall = (hours: number) => new Date(2026, 10, 23, 14, 3, 2).getTime() / 1000 - 3600 * hours;

function foundOf(name: string, hours: number, more: Partial<FoundBackup> = {}): FoundBackup {
  return {
    folder: `${folders[0]}/${name}-20261123T1403${String(hours).padStart(2, '0')}Z`,
    name,
    uuid: uuidOf(hours),
    status: 'finished',
    wallSeconds: wall(hours),
    consistency: 'crash-consistent',
    bytes: (hours + 1.2) * GiB,
    reason: undefined,
    ...more,
  };
}

const none = {consistency: undefined, bytes: undefined} as const;

const all: readonly FoundBackup[] = [
  foundOf('db1', 0, {...none, folder: `${folders[0]}/db1-20261123T140300Z.partial`, status: 'running'}),
  foundOf('web1', 1, {consistency: 'frozen'}),
  foundOf('web2', 2, {
    ...none,
    task: 'backup',
    status: 'unfinished',
    folder: `${folders[0]}/web2-20261123T120302Z.partial`,
    reason:
      'The backup of web2 ended midway while copying; what there is of it is no backup. kvmtop recover puts it right.',
  }),
  foundOf('old-ci', 26, {consistency: 'shut off'}),
  foundOf('web1', 50, {...none, status: 'unreadable', reason: 'The manifest is no JSON: it was cut off or changed.'}),
];

const parts: readonly Part[] = [
  {name: 'vda', doneBytes: 3.4 * GiB, totalBytes: 8 * GiB},
  {name: 'vdb', doneBytes: 12 * GiB, totalBytes: 12 * GiB},
  {name: 'vdc', doneBytes: 0.2 * GiB, totalBytes: undefined},
];

function running(state: State, part: Pick<Run, 'label' | 'name' | 'uuid' | 'argv'>, news: RunNews): State {
  const fixed = {operation: undefined, program: 'kvmtop', how: 'background', job: false, precheck: undefined} as const;
  const runs = newRuns(state, [{...fixed, ...part}]);
  const startedAt = state.world.at - 12_000;
  const known: RunNews = {status: 'running', startedAt, ...news};
  return after(state, {type: 'runs', runs}, ...runs.map(({id}) => ({type: 'run', id, news: known}) as const), {
    type: 'notice',
    notice: undefined,
  });
}

function copying(state: State): State {
  const argv = ['backup', uuidOf(0), '--to', folders[0]];
  const progress = runProgress({stage: 'copying', parts: parts.slice(0, 2), rate: 210 * 2 ** 20, leftSeconds: 22});
  return running(state, {label: 'back up', name: 'db1', uuid: uuidOf(0), argv}, {progress});
}

/** The backups over the table. */
function listing(state: State, backups: readonly FoundBackup[] = all, cursor?: string): State {
  const screen: Screen = {name: 'backups', backups: undefined, cursor, back};
  const saves = [{uuid: uuidOf(11), name: 'old-ci'}];
  return after(
    state,
    {type: 'backupFolders', folders},
    {type: 'screen', screen},
    {type: 'backups', backups, saves: backups.length > 0 ? saves : []},
  );
}

function manifestOf(name: string): Manifest {
  const origin = {type: 'file', source: `/var/lib/libvirt/images/${name}.qcow2`, format: 'qcow2', chain: []};
  return {
    format: 'kvmtop-backup',
    version: 1,
    domain: {name, uuid: uuidOf(1)},
    consistentAt: new Date(wall(1) * 1000).toISOString(),
    finishedAt: new Date(wall(1) * 1000).toISOString(),
    consistency: 'frozen',
    host: 'host7',
    libvirt: '9.0.0',
    qemu: '7.2.22',
    kvmtop: '0.1.0',
    definition: 'domain.xml',
    disks: [
      {
        target: 'vda',
        device: 'disk',
        readOnly: false,
        origin: {...origin, mode: 0o600, uid: 64055, gid: 64055},
        file: 'vda.qcow2',
        format: 'qcow2',
        virtualBytes: 8 * GiB,
        reason: undefined,
      },
    ],
    nvram: undefined,
    tpm: undefined,
    snapshots: [],
    files: [],
    notes: [],
  };
}

function planOf(name: string, more: Partial<RestorePlan> = {}): RestorePlan {
  return {
    folder: all[1]?.folder ?? '',
    manifest: manifestOf(name),
    choices: {as: undefined, images: undefined, definitionOnly: false},
    name,
    steps: [
      {what: 'verify', text: 'Verify the checksums of 2 files', bytes: 2.2 * GiB},
      {what: 'image', text: `Copy vda to /var/lib/libvirt/images/${name}.qcow2`, bytes: 2.2 * GiB},
      {what: 'define', text: `Define ${name}, with its UUID and MACs.`, bytes: undefined},
    ],
    problems: [],
    digest: 'b7e23ec29af22b0b4e41da31e868d57226121c84b7e23ec29af22b0b4e41da31',
    ...more,
  };
}

/** A restore over the backups. */
function restoring(state: State, plan: RestorePlan | {readonly error: string} | undefined): State {
  const choices = plan && 'choices' in plan ? plan.choices : {as: undefined, images: undefined, definitionOnly: false};
  const screen: Screen = {
    name: 'restore',
    folder: all[1]?.folder ?? '',
    choices,
    plan,
    scroll: 0,
    back: listing(state).screen,
  };
  return after(state, {type: 'screen', screen});
}

const overwriting = planOf('web1', {
  problems: [
    {level: 'note', text: 'The network lab is not there: define it before web1 is started.'},
    {
      level: 'overwrites',
      text: 'The image /var/lib/libvirt/images/web1.qcow2 is there: it is moved aside, and removed once web1 is restored.',
    },
    {level: 'overwrites', text: 'web1 is defined: its definition is replaced, and kept in the history.'},
  ],
});
const blocked = planOf('web1', {
  problems: [{level: 'blocks', text: 'web1 is running: shut it down first, or restore as a copy (--as NAME).'}],
});
const copied = planOf('web1', {
  name: 'web1-copy',
  choices: {as: 'web1-copy', images: '/srv/images', definitionOnly: false},
});
const evil = hostileGuests.map(({name}, index) => foundOf(name, index, {folder: `/b/${name}`, reason: name}));

/** Backups and restores in every state that they can be in. */
export const backupScenes: Readonly<Record<string, (size: Size) => State>> = {
  'ask backup': (size) =>
    asking(
      after(known(size), {type: 'backupFolders', folders}),
      {type: 'operation', operation: 'backup', uuids: [uuidOf(0), uuidOf(11)]},
      {focus: 0, cursor: 19},
    ),
  'backups being read': (size) =>
    after(watching(size), {type: 'screen', screen: {name: 'backups', backups: undefined, cursor: undefined, back}}),
  'backups none': (size) => listing(watching(size), []),
  backups: (size) => listing(copying(watching(size))),
  'backups unfinished': (size) => listing(watching(size), all.slice(1), `backup ${folders[0]}/web2-20261123T120302Z`),
  'backups memory': (size) => listing(watching(size), all.slice(1), `save ${uuidOf(11)}`),
  'backups of another screen': (size) => {
    const progress = {stage: 'copying', parts: parts.slice(0, 2), rate: 210 * 2 ** 20, leftSeconds: 22};
    const [first, ...others] = all;
    const reason = 'Process 4711 makes the backup, and is at: copying.';
    return listing(watching(size), [...(first ? [{...first, work: {pid: 4711, progress}, reason}] : []), ...others]);
  },
  'backups failed': (size) => {
    const part = {label: 'back up', name: 'web2', uuid: uuidOf(2), argv: ['backup', uuidOf(2), '--to', folders[0]]};
    const error = 'vda cannot be copied: /srv/images/web2.qcow2: It is not there.';
    return listing(running(watching(size), part, {status: 'failed', exitCode: 1, error}), all.slice(1));
  },
  'backups cancelling': (size) => {
    const state = listing(copying(watching(size)));
    return after(state, {type: 'run', id: state.nextRun - 1, news: {ending: true}});
  },
  'backups damaged': (size) => {
    const folder = all[1]?.folder ?? '';
    const error = 'vda.qcow2 is not what it was: its checksum differs.';
    const part = {label: 'verify the backup of', name: 'web1', uuid: undefined, argv: ['verify', folder]};
    return listing(running(watching(size), part, {status: 'failed', exitCode: 1, error}), all.slice(1));
  },
  'backups hostile names': (size) => listing(watching(size), evil),
  'restore being planned': (size) => restoring(watching(size), undefined),
  'restore overwriting': (size) => restoring(watching(size), overwriting),
  'restore blocked': (size) => restoring(watching(size), blocked),
  'restore as a copy': (size) => restoring(watching(size), copied),
  'restore without a plan': (size) =>
    restoring(watching(size), {error: 'The manifest is no JSON: it was cut off or changed.'}),
  'restore running': (size) => {
    const argv = ['restore', copied.folder, '--as=web1-copy', '--accept', copied.digest];
    const progress = runProgress({stage: 'copying', parts, rate: undefined, leftSeconds: undefined});
    const part = {label: 'restore', name: 'web1-copy', uuid: undefined, argv};
    return restoring(running(watching(size), part, {progress}), copied);
  },
  'restore done': (size) => {
    const argv = ['restore', copied.folder, '--as=web1-copy', '--accept', copied.digest];
    const part = {label: 'restore', name: 'web1-copy', uuid: undefined, argv};
    return restoring(running(watching(size), part, {status: 'done', exitCode: 0}), copied);
  },
  'restore hostile names': (size) => {
    const name = hostileGuests[1]?.name ?? '';
    const problems = [{level: 'blocks', text: `${name} is running.`}] as const;
    return restoring(watching(size), planOf(name, {folder: `/b/${name}`, problems}));
  },
};
