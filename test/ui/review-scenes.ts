import type {DefinitionFile, Review} from '../../source/state/review.ts';
import type {Screen, State} from '../../source/state/state.ts';
import {uuidOf} from './fleet.ts';
import {hostileGuests} from './hostile-guests.ts';
import {after, type Size, watching} from './states.ts';

const back = {name: 'table'} as const;

const before = `<domain type='kvm'>
  <name>db1</name>
  <uuid>${uuidOf(0)}</uuid>
  <memory unit='KiB'>16777216</memory>
  <vcpu placement='static'>8</vcpu>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
${'  <!-- a long comment -->\n'.repeat(12)}  <devices>
    <disk type='file' device='disk'>
      <source file='/srv/images/db1.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <graphics type='vnc' port='-1' passwd='old-secret'/>
  </devices>
</domain>
`;

const plain: Review = {
  title: 'edit db1',
  uuid: uuidOf(0),
  name: 'db1',
  path: '/root/.local/state/kvmtop/edits/db1-2f1c55d1/db1.xml',
  before,
  after: before.replace('>8<', '>12<').replace('db1.qcow2', 'db1-new.qcow2').replace('old-secret', 'new-secret'),
  notes: [
    {level: 'info', text: 'It replaces the definition of db1 (running), which runs on as it is.'},
    {level: 'info', text: 'At its next start, and not before: the disk vda.'},
    {level: 'warning', text: 'The image of vda does not exist on this host: /srv/images/db1-new.qcow2'},
  ],
  fault: undefined,
  live: [{label: 'set the vCPUs to 12', argv: ['setvcpus', '--domain', uuidOf(0), '--count', '12', '--live']}],
};

const faulty: Review = {
  ...plain,
  after: before.replace('</vcpu>', '</vcpus>'),
  notes: [],
  fault: {text: '</vcpus> stands where <vcpu> of line 5 should end.', line: 5},
  live: [],
};

const [hostile = ''] = hostileGuests.map(({name}) => name);

const strange: Review = {
  ...plain,
  title: `define /tmp/${hostile}.xml`,
  name: hostile,
  uuid: undefined,
  before: undefined,
  after: `<domain>\r\n\t<name>${hostile}</name>\u001b[2J${'long '.repeat(60)}\n</domain>`,
  notes: [{level: 'warning', text: `A new domain is made: ${hostile}.`}],
  fault: {text: `libvirt’s schema does not allow it: ${hostile}\nsecond line`, line: 2},
  live: [],
};

function reviewed(size: Size, review: Review): State {
  return after(watching(size), {type: 'screen', screen: {name: 'review', review, scroll: 0, back}});
}

const folder = '/etc/libvirt/qemu';

function fileOf(name: string, more: Partial<DefinitionFile> = {}): DefinitionFile {
  return {path: `${folder}/${name}.xml`, name, uuid: undefined, fault: undefined, images: [], ...more};
}

const files: readonly DefinitionFile[] = [
  fileOf('db1', {
    uuid: uuidOf(0),
    images: [
      {path: '/srv/images/db1.qcow2', exists: true},
      {path: '/srv/images/db1-log.qcow2', exists: false},
    ],
  }),
  fileOf('default', {name: 'default.xml', fault: 'It is not the definition of a domain: it begins with <network>.'}),
  fileOf('old-ci', {images: [{path: '/dev/vg0/old-ci', exists: undefined}]}),
  fileOf(hostile),
  fileOf('web9', {images: [{path: '/srv/images/web9.qcow2', exists: true}]}),
];

function listed(size: Size, more: Partial<Extract<Screen, {name: 'files'}>> = {}): State {
  return after(watching(size), {type: 'screen', screen: {name: 'files', folder, files, cursor: 0, back, ...more}});
}

/** What is under review, and what is found in files. */
export const reviewScenes: Readonly<Record<string, (size: Size) => State>> = {
  review: (size) => reviewed(size, plain),
  'review of a fault': (size) => reviewed(size, faulty),
  'review of what is strange': (size) => reviewed(size, strange),
  files: (size) => listed(size),
  'files, one that is none': (size) => listed(size, {cursor: 1}),
  'files, too many': (size) => listed(size, {cursor: 3, beyond: 1000}),
  'files of a path that leads nowhere': (size) => {
    const text = '/srv/a/rather/long/path/db1.xml';
    const prompt = {kind: 'path', purpose: 'define', text, cursor: text.length} as const;
    const notice = {level: 'error', text: `${text} does not exist.`} as const;
    return after(watching(size), {type: 'prompt', prompt}, {type: 'notice', notice});
  },
  'files of a path that is none': (size) => {
    const error = 'Type the whole path, from / on.';
    const prompt = {kind: 'path', purpose: 'define', text: 'srv/a/rather/long/path', cursor: 22, error} as const;
    return after(watching(size), {type: 'prompt', prompt});
  },
  'files being read': (size) => listed(size, {files: undefined}),
  'files that cannot be read': (size) => listed(size, {files: {error: `${folder} cannot be read.`}}),
};
