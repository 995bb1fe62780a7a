import {describe, expect, it} from 'vitest';
import {verdictOf} from '../../source/archive/restore-plan.ts';
import {
  definition,
  disks,
  domain,
  type Example,
  emptyHost,
  fileFact,
  folderAt,
  problemsOf,
  uuid,
  workFor,
} from './restore-case.ts';

const images = '/var/lib/libvirt/images';
const gone = 'note: The medium of sda is gone (/srv/iso/debian.iso): the drive is left empty.';
const iso = '/srv/iso/debian.iso';
const kept = `note: sda stays as it is at ${iso}. It is a medium.`;

const image = `<disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='${images}/web1.img'/>`;
const withSource = (type: string, source: string) =>
  definition.replace(image, `<disk type='${type}' device='disk'><driver name='qemu' type='raw'/>${source}`);
const volumeText = withSource('volume', "<source pool='p' volume='v'/>");
const withVolume = {around: {volumes: new Map([['p/v', '/pool/v']]), pools: ['p']}};
const remoteText = withSource('network', "<source protocol='rbd' name='rbd/web1'><host name='ceph1'/></source>");
const sharedText = definition.replace(image, `${image}<shareable/>`);
const encryption = "<encryption format='luks'><secret type='passphrase' uuid='u-1'/></encryption>";
const there = [`${images}/data.qcow2`, '/var/lib/libvirt/qemu/nvram/web1_VARS.fd'];

/** What is said beside the words on the medium, which is gone in all of these unless it is there. */
const cases: readonly [string, Example, readonly (string | RegExp)[]][] = [
  ['of an empty host', {}, []],
  [
    'of the same domain while it runs',
    {around: {domains: [domain({name: 'web1', uuid, active: true})]}},
    ['blocks: web1 is not shut off: destroy it first, or restore as a copy under another name (--as NAME).'],
  ],
  [
    'of the same domain that is shut off',
    {around: {domains: [domain({name: 'web1', uuid})]}},
    ['overwrites: web1 is defined already: its definition is replaced by that of the backup.'],
  ],
  [
    'of the same domain with a saved memory and a snapshot',
    {around: {domains: [domain({name: 'web1', uuid, managedSave: true, snapshots: ['s1']})]}},
    [
      /^blocks: web1 has a saved memory/,
      /^overwrites: web1 is defined already/,
      'overwrites: web1 has a snapshot, whose data are lost with the images.',
    ],
  ],
  [
    'of the same domain under another name',
    {around: {domains: [domain({name: 'web9', uuid})]}},
    [/^blocks: The domain is called web9 on this host, and web1 in the backup: rename it back/],
  ],
  [
    'of another domain with its name',
    {around: {domains: [domain({name: 'web1', uuid: 'u-2'})]}},
    [/^blocks: Another domain of this host is called web1, with the UUID u-2: /],
  ],
  [
    'of a domain with its MAC',
    {around: {domains: [domain({macs: ['52:54:00:aa:bb:cc']})]}},
    [/^note: other has the MAC 52:54:00:aa:bb:cc too/],
  ],
  [
    'of a port that another domain has',
    {
      text: definition.replace('<interface', "<graphics type='vnc' port='5901' autoport='no'/>\n    <interface"),
      around: {domains: [domain({claims: ['the vnc port 5901']})]},
    },
    ['note: other has the vnc port 5901 too, which only one of them can have: change it in web1 before both run.'],
  ],
  [
    'of a port that several domains have, once',
    {
      text: definition.replace('<interface', "<graphics type='vnc' port='5901' autoport='no'/>\n    <interface"),
      around: {domains: ['a', 'b'].map((name) => domain({name, uuid: name, claims: ['the vnc port 5901']}))},
    },
    ['note: a and b have the vnc port 5901 too, which only one of them can have: change it in web1 before both run.'],
  ],
  [
    'of an image in the way',
    {there: [`${images}/web1.img`]},
    [`overwrites: ${images}/web1.img is there already, 5 MiB: it is replaced by vda of the backup.`],
  ],
  [
    'of an image in the way that another domain uses under another path',
    {
      there: [`${images}/web1.img`],
      around: {
        domains: [domain({images: [{path: '/mnt/x.img', id: `${images}/web1.img`}]})],
        paths: new Map([...emptyHost.paths, [`${images}/web1.img`, fileFact(`${images}/web1.img`)]]),
      },
    },
    [
      `blocks: ${images}/web1.img, the place of vda, is in use by other: restore as a copy (--as NAME) or into another folder (--images DIR).`,
    ],
  ],
  [
    'of a missing image that another domain names',
    {around: {domains: [domain({images: [{path: `${images}/web1.img`, id: undefined}]})]}},
    [/^blocks: .*web1\.img, the place of vda, is in use by other/],
  ],
  [
    'of a folder in the way',
    {around: {paths: new Map([...emptyHost.paths, [`${images}/web1.img`, {...fileFact('x'), kind: 'folder'}]])}},
    [/^blocks: .*web1\.img, the place of vda, is no plain file/],
  ],
  [
    'of a missing folder',
    {around: {folders: new Map([...emptyHost.folders].filter(([path]) => path !== images))}},
    [
      `blocks: There is no folder ${images} on this host: make it, or choose another one for the images (--images DIR).`,
    ],
  ],
  [
    'of a folder that cannot be written',
    {around: {folders: new Map([...emptyHost.folders, [images, folderAt(images, {writable: false})]])}},
    [/^blocks: You may not write into the folder/],
  ],
  [
    'of too little space',
    {around: {folders: new Map([...emptyHost.folders, [images, folderAt(images, {freeBytes: 200 * 2 ** 20})]])}},
    [
      `blocks: The file system of ${images} has less than the 291 MiB free that it needs: make room, or choose another folder for the images (--images DIR).`,
    ],
  ],
  [
    'of a copy that is not whole',
    {around: {copies: new Map([['vda.qcow2', {allocatedBytes: 1, base: '/etc/shadow'}]])}},
    ['blocks: The copy of vda is not whole: it rests on /etc/shadow. It is not restored.'],
  ],
  ['of a missing qemu-img', {around: {qemuImg: false}}, [/^blocks: qemu-img is needed to convert vda to raw/]],
  [
    'of a missing emulator',
    {around: {paths: new Map()}},
    [/^blocks: The emulator \/usr\/bin\/qemu-system-x86_64 is not on this host/],
  ],
  [
    'of a machine that is not known',
    {around: {machineFault: 'invalid argument: KVM is not supported'}},
    [
      'blocks: web1 needs a machine that libvirt does not have here (kvm, x86_64, pc-q35-7.2): invalid argument: KVM is not supported. See virsh domcapabilities for what it has.',
    ],
  ],
  [
    'of a missing network',
    {around: {networks: []}},
    ['note: There is no network default on this host: define it (virsh net-define) before you start web1.'],
  ],
  ['of networks where nobody can tell', {around: {networks: undefined}}, []],
  [
    'of a disk of which there is no copy',
    {
      manifest: {
        disks: disks.map((disk) =>
          disk.target === 'vdb' ? {...disk, file: undefined, reason: 'It was not read.'} : disk,
        ),
      },
    },
    [`blocks: ${images}/data.qcow2, the image of vdb, is not there: put it there first. It was not read.`],
  ],
  [
    'of a copy that is not in the definition',
    {text: definition.replace("dev='vdb'", "dev='vdz'")},
    [
      /^blocks: .*data\.qcow2, the image of vdz, is not there/,
      'note: vdb is not in the definition: its copy stays in the backup (vdb.qcow2).',
    ],
  ],
  [
    'of a block device',
    {
      text: definition
        .replace("type='file' device='disk'", "type='block' device='disk'")
        .replace(`file='${images}/web1.img'`, "dev='/dev/vg/web1'"),
    },
    [
      /^blocks: vda was a block device \(.*\), and kvmtop writes over files only: choose a folder in which it becomes one/,
    ],
  ],
  [
    'of the definition only, without its images',
    {choices: {definitionOnly: true}},
    [
      `blocks: ${images}/web1.img, the image of vda, is not there: put it there first.`,
      `blocks: ${images}/data.qcow2, the image of vdb, is not there: put it there first.`,
      'note: There are no variables of its firmware (/var/lib/libvirt/qemu/nvram/web1_VARS.fd): it starts with new ones.',
    ],
  ],
  [
    'of the definition only, with an image whose base is missing',
    {
      choices: {definitionOnly: true},
      there: [`${images}/web1.img`, `${images}/data.qcow2`, '/var/lib/libvirt/qemu/nvram/web1_VARS.fd'],
      around: {missingBases: new Map([[`${images}/data.qcow2`, `${images}/base.qcow2`]])},
    },
    [`blocks: ${images}/data.qcow2, the image of vdb, rests on ${images}/base.qcow2, which is not there.`],
  ],
  [
    'of the definition only, as a copy that would share the images',
    {
      choices: {definitionOnly: true, as: 'web2'},
      there: [`${images}/web1.img`, `${images}/data.qcow2`, '/var/lib/libvirt/qemu/nvram/web1_VARS.fd'],
      around: {domains: [domain({name: 'web1', uuid, images: [{path: `${images}/web1.img`, id: undefined}]})]},
    },
    [
      `blocks: ${images}/web1.img, the image of vda, is that of web1 too: two domains that write to it would destroy it.`,
      /^note: web2 is a copy/,
      /^note: There are no variables of its firmware \(.*web2_VARS/,
    ],
  ],
  [
    'of a copy',
    {choices: {as: 'web2'}},
    ['note: web2 is a copy with a UUID and MACs of its own; inside, the guest is the same in all else.'],
  ],
  [
    'of a copy beside the running original',
    {
      choices: {as: 'web2'},
      there: [`${images}/web1.img`, `${images}/data.qcow2`],
      around: {
        domains: [
          domain({
            name: 'web1',
            uuid,
            active: true,
            macs: ['52:54:00:aa:bb:cc'],
            images: [{path: `${images}/web1.img`, id: 'x'}],
          }),
        ],
      },
    },
    [/^note: web2 is a copy/],
  ],
  [
    'of a copy whose name is taken',
    {choices: {as: 'web2'}, around: {domains: [domain({name: 'web2'})]}},
    ['blocks: There is a domain web2 already: choose another name for the copy.', /^note: web2 is a copy/],
  ],
  [
    'of a copy with a slash in its name',
    {choices: {as: 'a/b'}},
    ['blocks: The name of the copy has a slash or a line break in it: choose another one.'],
  ],
  ...(
    [
      ['a\u0001b', 'has a control character in it'],
      ['..', 'is that of a folder'],
      ['ü'.repeat(124), 'has more than 247 bytes'],
    ] as const
  ).map(([as, fault]): [string, Example, readonly string[]] => [
    `of a copy whose name ${fault}`,
    {choices: {as}},
    [`blocks: The name of the copy ${fault}: choose another one.`],
  ]),
  [
    'of an image in the way that is shared',
    {
      text: sharedText,
      there: [`${images}/web1.img`],
      around: {domains: [domain({images: [{path: `${images}/web1.img`, id: 'x'}]})]},
    },
    [`overwrites: ${images}/web1.img, the place of vda, is shared with other: it is replaced for all.`],
  ],
  [
    'of a shared image that is gone for all',
    {text: sharedText, around: {domains: [domain({images: [{path: `${images}/web1.img`, id: undefined}]})]}},
    [`note: ${images}/web1.img, the place of vda, is shared with other: it is restored for all.`],
  ],
  [
    'of a shared image that is in use',
    {text: sharedText, around: {domains: [domain({active: true, images: [{path: `${images}/web1.img`, id: 'x'}]})]}},
    [/^blocks: .*, is in use by other: restore as a copy/],
  ],
  [
    'of the definition only, with a volume that is there',
    {text: volumeText, choices: {definitionOnly: true}, ...withVolume, there: [...there, '/pool/v']},
    [],
  ],
  [
    'of the definition only, with a volume that is not there',
    {text: volumeText, choices: {definitionOnly: true}, ...withVolume, there},
    ['blocks: /pool/v, the image of vda, is not there: put it there first.'],
  ],
  [
    'of a copy that would write to the disk of another domain, on a server',
    {
      text: remoteText,
      choices: {definitionOnly: true, as: 'web2'},
      there: [`${images}/data.qcow2`, '/var/lib/libvirt/qemu/nvram/web2_VARS.fd'],
      around: {domains: [domain({remotes: ['rbd://ceph1/rbd/web1']})]},
    },
    [
      'blocks: rbd://ceph1/rbd/web1, the image of vda, is that of other too: two domains that write to it would destroy it.',
      /^note: web2 is a copy/,
      'note: vda is not on this host (rbd://ceph1/rbd/web1): it must be there.',
    ],
  ],
  [
    'of a disk that becomes a file',
    {text: volumeText, choices: {images: '/srv/new'}},
    ['note: vda was a volume of a storage pool (p/v): the definition names the file instead.'],
  ],
  [
    'of a floppy that another domain writes to',
    {
      text: definition.replace(image, "<disk type='file' device='floppy'><source file='/srv/f.img'/>"),
      there: ['/srv/f.img'],
      around: {domains: [domain({images: [{path: '/srv/f.img', id: undefined}]})]},
      manifest: {disks: disks.map((disk) => (disk.target === 'vda' ? {...disk, file: undefined} : disk))},
    },
    [
      'note: vda stays as it is at /srv/f.img. The backup has no copy of vda.',
      'note: /srv/f.img, the medium of vda, is that of other too, and only one of them can have it: eject it in web1 (virsh change-media) before both run.',
    ],
  ],
  [
    'of a secret that is not there',
    {text: definition.replace("/web1.img'/>", `/web1.img'>${encryption}</source>`)},
    [/^note: There is no secret u-1 in libvirt on this host: define it with its value/],
  ],
  [
    'of a folder that is shared with the guest',
    {text: definition.replace('</devices>', "<filesystem><source dir='/srv/www'/></filesystem></devices>")},
    ['note: Its shared folder /srv/www is not on this host: put it there before you start web1.'],
  ],
  [
    'of what it says of itself',
    {manifest: {consistency: 'crash-consistent', notes: ['The guest agent did not answer.']}},
    [/^note: The disks are as after a power cut/, 'note: The guest agent did not answer.'],
  ],
  [
    'of snapshots whose data are not there',
    {manifest: {snapshots: [{name: 's1', file: 's1.xml', restorable: false}]}},
    ['note: These snapshots are not restored, for their data are not in the backup: s1.'],
  ],
  [
    'of a TPM that is there',
    {
      manifest: {tpm: {folder: 'tpm', origin: `/home/me/.config/libvirt/qemu/swtpm/${uuid}`}},
      there: [`/var/lib/libvirt/swtpm/${uuid}`],
    },
    [`overwrites: The state of its TPM is there already (/var/lib/libvirt/swtpm/${uuid}): it is replaced.`],
  ],
];

describe('the plan of a restore', () => {
  it.each(cases)('tells %s', (_, example, expected) => {
    const said = problemsOf(example).filter((problem) => problem !== gone);
    expect(said).toEqual(expected.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))));
  });

  it('tells of a medium that is gone, and leaves one that is there', () => {
    expect(problemsOf({})).toContain(gone);
    expect(problemsOf({there: [iso]})).toEqual([kept]);
  });

  it('lets a medium be that of many domains', () => {
    const domains = [domain({name: 'web1', uuid, images: [{path: iso, id: iso}]})];
    expect(problemsOf({choices: {as: 'web2'}, there: [iso], around: {domains}})).toContain(kept);
    expect(problemsOf({choices: {as: 'web2'}, there: [iso], around: {domains}}).join()).not.toContain('blocks');
  });

  it('says the worst first', () => {
    const {plan} = workFor({there: [`${images}/web1.img`], around: {networks: []}});
    expect(plan.problems.map(({level}) => level)).toEqual(['overwrites', 'note', 'note']);
    expect(verdictOf(plan)).toBe('overwrites');
  });
});
