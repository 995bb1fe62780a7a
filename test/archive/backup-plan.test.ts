import {describe, expect, it} from 'vitest';
import {type BackupSource, type ImageFacts, planDisks} from '../../source/archive/backup-plan.ts';
import {backupXml} from '../../source/archive/backup-xml.ts';
import {type DefinedDisk, disksOf} from '../../source/xml/disks.ts';

const [definedDisk] = disksOf(
  "<domain><devices><disk type='file' device='disk'><driver type='qcow2'/><source file='/i/a'/><target dev='vda'/></disk></devices></domain>",
);

const mebi = 2 ** 20;
const plainImage: ImageFacts = {
  path: '/i/a',
  kind: 'file',
  format: 'qcow2',
  virtualBytes: 100 * mebi,
  allocatedBytes: 10 * mebi,
  flatBytes: 20 * mebi,
  chain: [],
  hasDataFile: false,
  mode: 0o600,
  uid: 0,
  gid: 0,
};

function source(
  disk: Partial<DefinedDisk> = {},
  image: Partial<ImageFacts> | {fault: string} | null = {},
  where: BackupSource['where'] = 'live',
): BackupSource {
  if (!definedDisk) throw new Error('There is no disk.');
  return {
    disk: {...definedDisk, ...disk},
    where,
    image: image === null ? undefined : 'fault' in image ? image : {...plainImage, ...image},
    capacityBytes: 100 * mebi,
  };
}

const gone = {fault: '/i/a: It is not there.'};
const off = {running: false, media: false};
const running = {running: true, media: false};

describe('planDisks', () => {
  it.each([
    ['a running disk', source(), running, {method: 'job', file: 'vda.qcow2', bytes: 20 * mebi}],
    ['one that cannot be looked at', source({}, gone), running, {method: 'job', bytes: Math.ceil(100.1 * mebi) + mebi}],
    ['a running block device', source({type: 'block'}, {kind: 'block'}), running, {method: 'job'}],
    ['a running network disk', source({type: 'network'}, null), running, {method: 'job', format: 'qcow2'}],
    ['a raw one', source({format: 'raw'}, {format: 'raw'}), running, {method: 'job', format: 'qcow2'}],
    ['one of the next start', source({}, {}, 'defined'), running, {method: 'copy'}],
    [
      'an encrypted block device',
      source({type: 'block', isWrapped: true}, {kind: 'block', format: 'raw'}),
      off,
      {method: 'convert', file: 'vda.raw', format: 'raw'},
    ],
    ['an encrypted image', source({isWrapped: true}), off, {method: 'copy', file: 'vda.qcow2'}],
    ['a plain image', source(), off, {method: 'copy', file: 'vda.qcow2', bytes: 10 * mebi}],
    ['a raw image', source({}, {format: 'raw'}), off, {method: 'copy', file: 'vda.raw'}],
    ['one with a chain', source({}, {chain: ['/i/b']}), off, {method: 'convert', file: 'vda.qcow2', bytes: 20 * mebi}],
    ['one whose data are elsewhere', source({}, {hasDataFile: true}), off, {method: 'convert'}],
    ['a vmdk with a chain', source({}, {format: 'vmdk', chain: ['/i/b']}), off, {method: 'convert', file: 'vda.qcow2'}],
    [
      'a block device',
      source({type: 'block'}, {kind: 'block', format: 'raw'}),
      off,
      {method: 'convert', format: 'qcow2'},
    ],
    [
      'a network disk that qemu-img can read',
      source({type: 'network', source: 'nbd://h/e'}, {kind: 'network', format: 'raw', path: 'nbd://h:10809/e'}),
      off,
      {method: 'convert', format: 'qcow2'},
    ],
    [
      'a network disk',
      source({type: 'network', source: 'rbd://h/p/i'}, null),
      off,
      {method: 'none', reason: expect.stringContaining('rbd://h/p/i')},
    ],
    [
      'an empty drive',
      source({device: 'cdrom', source: undefined}, null),
      off,
      {method: 'none', reason: expect.stringContaining('no medium')},
    ],
    [
      'a medium',
      source({device: 'cdrom', readOnly: true}),
      running,
      {method: 'none', reason: expect.stringContaining('--media')},
    ],
    ['a wanted medium', source({device: 'cdrom', readOnly: true}), {running: true, media: true}, {method: 'copy'}],
    [
      'a wanted medium that is gone',
      source({device: 'cdrom'}, gone),
      {running: false, media: true},
      {method: 'none', reason: gone.fault},
    ],
    ['a read-only disk', source({readOnly: true}), off, {method: 'none', reason: expect.stringContaining('read-only')}],
    ['a folder', source({type: 'dir'}, null), off, {method: 'none'}],
    ['a lost image', source({}, gone), off, {fault: 'vda cannot be copied: /i/a: It is not there.'}],
    [
      'a slice with a chain',
      source({isWrapped: true}, {chain: ['/i/b']}),
      off,
      {fault: expect.stringContaining('start the domain')},
    ],
    ['a transient one', source({transient: true}), running, {fault: expect.stringContaining('when it is shut off')}],
    ['a transient one that is off', source({transient: true}), off, {method: 'copy'}],
    [
      'one of another program',
      source({type: 'vhostuser', source: '/run/v.sock'}, null),
      running,
      {method: 'none', reason: expect.stringContaining('Another program serves it (/run/v.sock)')},
    ],
    ['a hostile target', source({target: '../x'}), off, {file: '_x.qcow2'}],
    ['no target', source({target: ''}), off, {file: 'disk1.qcow2'}],
  ])('knows what to do with %s', (_, disk, how, expected) => {
    expect(planDisks([disk], how)).toMatchObject([expected]);
  });
});

describe('backupXml', () => {
  it('names every disk, and escapes what is in a path', () => {
    const plans = planDisks([source(), source({target: 'sda', device: 'cdrom', readOnly: true})], running);
    expect(
      backupXml(
        plans.filter((plan) => 'method' in plan),
        "/b/it's <1>",
      ),
    ).toBe(`<domainbackup mode='push'>
  <disks>
    <disk name='vda' backup='yes' type='file'><driver type='qcow2'/><target file='/b/it&apos;s &lt;1&gt;/vda.qcow2'/></disk>
    <disk name='sda' backup='no'/>
  </disks>
</domainbackup>
`);
  });
});
