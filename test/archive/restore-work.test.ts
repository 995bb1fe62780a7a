import {describe, expect, it} from 'vitest';
import {definition, emptyHost, folderAt, manifest, uuid, workFor} from './restore-case.ts';

const images = '/var/lib/libvirt/images';

describe('what a restore defines', () => {
  const emptied = definition.replace(/ *<source file='\/srv.*\n/, '');
  const alone = emptied.replace(/ *<backingStore[\s\S]*<\/backingStore>\n/, '');

  it('is the definition of the backup, without the chain that its images no longer have', () => {
    expect(workFor({}).definition).toBe(alone);
    expect(workFor({there: ['/srv/iso/debian.iso']}).definition).toContain('debian.iso');
  });

  it('has a name of its own as a copy, no UUID, no MACs, and other paths', () => {
    const copy = workFor({choices: {as: 'web<2>'}}).definition;
    expect(copy).toContain('<name>web&lt;2&gt;</name>');
    expect(copy).not.toMatch(/<uuid>|<mac /);
    expect(copy).toContain(`<source file='${images}/web_2_-vda.img'/>`);
    expect(copy).toContain(`<source file='${images}/web_2_-vdb.qcow2'/>`);
    expect(copy).toContain('<nvram>/var/lib/libvirt/qemu/nvram/web_2__VARS.fd</nvram>');
    expect(copy).toContain('<!-- kept -->');
  });

  it('has no UUID of the firmware as a copy, which libvirt would refuse', () => {
    const text = definition.replace(
      '<devices>',
      `<sysinfo><system><entry name='uuid'>${uuid}</entry></system></sysinfo><devices>`,
    );
    expect(workFor({text}).definition).toContain("<entry name='uuid'>");
    expect(workFor({text, choices: {as: 'web2'}}).definition).not.toContain("<entry name='uuid'>");
  });

  it('has its images in the folder of choice', () => {
    const {definition: moved, placements} = workFor({choices: {images: '/srv/new'}});
    expect(moved).toContain("<source file='/srv/new/web1.img'/>");
    expect(placements.map(({to}) => to)).toEqual([
      '/srv/new/web1.img',
      '/srv/new/data.qcow2',
      '/var/lib/libvirt/qemu/nvram/web1_VARS.fd',
    ]);
  });

  it('keeps two images apart that have one name', () => {
    const text = definition.replace(`${images}/data.qcow2`, '/elsewhere/web1.img');
    const {placements} = workFor({text, choices: {images: '/srv/new'}});
    expect(placements.map(({to}) => to).slice(0, 2)).toEqual(['/srv/new/web1.img', '/srv/new/web1-vdb.img']);
  });

  it('asks for no choice of a firmware that was chosen, as of a transient domain', () => {
    const asked = "<firmware><feature enabled='no' name='secure-boot'/></firmware>";
    const os = (start: string) => definition.replace('<os>', `${start}\n    ${asked}`);
    expect(workFor({text: os('<os>')}).definition).toBe(workFor({}).definition);
    expect(workFor({text: os("<os firmware='efi'>")}).definition).toContain(asked);
  });

  it('is encrypted as before when the copy is', () => {
    const encryption = "<encryption format='luks'><secret type='passphrase' uuid='1'/></encryption>";
    const source = `<source file='${images}/web1.img'>${encryption}</source>`;
    const text = definition.replace(`<source file='${images}/web1.img'/>`, source);
    const restored = (isPlain: boolean) => {
      const disks = manifest.disks.map((disk) => ({...disk, origin: {...disk.origin, mode: 0o644}, isPlain}));
      const {definition: made, placements} = workFor({text, manifest: {disks}});
      return [made.includes(encryption), placements[0]?.mode];
    };
    expect(restored(false)).toEqual([true, 0o644]);
    expect(restored(true)).toEqual([false, 0o600]);
  });

  it('makes a file of a block device where a folder was chosen', () => {
    const text = definition
      .replace("type='file' device='disk'", "type='block' device='disk'")
      .replace(`file='${images}/web1.img'`, "dev='/dev/vg/web1'");
    const {definition: made} = workFor({text, choices: {images: '/srv/new'}});
    expect(made).toMatch(
      /<disk type='file' device='disk'>\s*<driver name='qemu' type='qcow2'\/>\s*<source file='\/srv\/new\/web1-vda.qcow2'\/>/,
    );
  });
});

describe('what a restore does with the variables of the firmware', () => {
  const left = definition.replace('<os>', "<os firmware='efi'>").replace(/ *<nvram>.*\n/, '');
  const home = '/var/lib/libvirt/qemu/nvram';
  const placesOf = (text: string, as?: string) =>
    workFor({text, choices: {as}}).placements.flatMap(({role, to}) => (role === 'nvram' ? [to] : []));

  it('puts them where libvirt looks for them when the definition does not say where', () => {
    expect(placesOf(left)).toEqual([`${home}/web1_VARS.fd`]);
    expect(placesOf(left, "it's 2")).toEqual([`${home}/it's 2_VARS.fd`]);
    expect(placesOf(left.replace('</os>', "<nvram template='/t'/></os>"), 'web2')).toEqual([`${home}/web2_VARS.fd`]);
  });

  it('puts them into the folder of choice when theirs is not that of libvirt', () => {
    const theirs = definition.replace(home, '/home/me/nvram');
    const to = (images?: string, as?: string) => {
      const {placements, definition: made} = workFor({text: theirs, choices: {images, as}});
      const path = placements.find(({role}) => role === 'nvram')?.to;
      expect(made).toContain(`<nvram>${path}</nvram>`);
      return path;
    };
    expect(to()).toBe('/home/me/nvram/web1_VARS.fd');
    expect(to('/srv/new')).toBe('/srv/new/web1_VARS.fd');
    expect(to('/srv/new', 'web2')).toBe('/srv/new/web2_VARS.fd');
  });

  it('puts none of a manifest where nobody would look', () => {
    expect(placesOf(left.replace("<os firmware='efi'>", '<os>'))).toEqual([]);
  });

  it('says that a copy of the definition alone has none', () => {
    const there = [`${home}/web1_VARS.fd`];
    const {problems} = workFor({choices: {definitionOnly: true, as: 'web2'}, there}).plan;
    expect(problems.map(({text}) => text)).toContain(
      `There are no variables of its firmware (${home}/web2_VARS.fd): it starts with new ones.`,
    );
  });
});

it('puts the state of a TPM where libvirt of this host looks for it', () => {
  const tpm = {folder: 'tpm', origin: `/home/me/.config/libvirt/qemu/swtpm/${uuid}`};
  expect(workFor({manifest: {tpm}}).tpmPath).toBe(`/var/lib/libvirt/swtpm/${uuid}`);
  const named = "<tpm><backend type='emulator'><source type='dir' path='/srv/tpm'/></backend></tpm></devices>";
  expect(workFor({manifest: {tpm}, text: definition.replace('</devices>', named)}).tpmPath).toBe('/srv/tpm');
  expect(workFor({manifest: {tpm}, choices: {definitionOnly: true}}).tpmPath).toBeUndefined();
});

describe('what a restore puts in place', () => {
  it('is raw again where the definition says so, and follows links', () => {
    const folders = new Map([...emptyHost.folders, [images, folderAt('/data/images')]]);
    const [vda, vdb, nvram] = workFor({around: {folders}}).placements;
    expect(vda).toMatchObject({
      name: 'vda',
      from: 'vda.qcow2',
      format: 'qcow2',
      becomes: 'raw',
      mode: 0o600,
      uid: 64055,
    });
    expect(vda).toMatchObject({
      to: `${images}/web1.img`,
      place: '/data/images/web1.img',
      allocatedBytes: 200 * 2 ** 20,
    });
    expect(vdb).toMatchObject({format: 'qcow2', becomes: 'qcow2'});
    expect(nvram).toMatchObject({role: 'nvram', format: 'raw', becomes: 'raw', mode: undefined, uid: undefined});
    const owner = {mode: 0o600, uid: 64055, gid: 107};
    const kept = {file: 'nvram.fd', origin: '/var/lib/libvirt/qemu/nvram/web1_VARS.fd', ...owner};
    expect(workFor({manifest: {nvram: kept}, around: {folders}}).placements[2]).toMatchObject(owner);
  });

  it('is nothing of the definition alone', () => {
    expect(workFor({choices: {definitionOnly: true}}).placements).toEqual([]);
  });

  it('leaves a medium that is there, although there is a copy of it', () => {
    const file = 'sda.raw';
    const disks = manifest.disks.map((disk) => (disk.target === 'sda' ? {...disk, file, format: 'raw'} : disk));
    const names = (there: readonly string[]) => workFor({manifest: {disks}, there}).placements.map(({name}) => name);
    expect(names([])).toContain('sda');
    expect(names(['/srv/iso/debian.iso'])).not.toContain('sda');
  });

  it('leaves a medium in a drive of the host there', () => {
    const text = definition
      .replace("type='file' device='cdrom'", "type='block' device='cdrom'")
      .replace("file='/srv/iso/debian.iso'", "dev='/dev/sr0'");
    const copied = {file: 'sda.qcow2', format: 'qcow2'};
    const disks = manifest.disks.map((disk) => (disk.target === 'sda' ? {...disk, ...copied} : disk));
    const {plan, definition: made} = workFor({text, manifest: {disks}, there: ['/dev/sr0']});
    expect(made).toContain("<source dev='/dev/sr0'/>");
    expect(plan.problems.map((problem) => problem.text)).toEqual([
      'sda stays as it is at /dev/sr0. Its copy stays in the backup (sda.qcow2).',
    ]);
  });

  it('takes modes and owners that are none for unknown', () => {
    const [first, ...rest] = JSON.parse(JSON.stringify(manifest.disks));
    const disks = [{...first, origin: {...first.origin, mode: 'rwx', uid: null}}, ...rest];
    expect(workFor({manifest: {disks}}).placements[0]).toMatchObject({mode: undefined, uid: undefined, gid: 64055});
  });
});

it('tells its steps in their order', () => {
  const snapshots = [{name: 's1', file: 's1.xml', restorable: true}];
  expect(workFor({manifest: {snapshots}}).plan.steps.map(({text}) => text)).toEqual([
    'Compare the 4 files of the backup with what the manifest says.',
    `Copy vda to ${images}/web1.img, as the raw image that the definition speaks of (the copy is qcow2).`,
    `Copy vdb to ${images}/data.qcow2.`,
    'Copy nvram to /var/lib/libvirt/qemu/nvram/web1_VARS.fd.',
    'Define web1.',
    'Tell libvirt of the snapshot s1 again.',
  ]);
});
