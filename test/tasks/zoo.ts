import {join} from 'node:path';
import {execa} from 'execa';
import {writeReadable} from '../lab/files.ts';
import {type BelongingsScene, sumOf} from './belongings-scene.ts';
import {until} from './scene.ts';

/** The domain zoo, which is off and has disks of each kind that needs no privileges. */
export interface Zoo {
  /** The folder of all that it has. */
  readonly home: string;
  /** The UUID of the secret that its vdc is encrypted with. */
  readonly secret: string;
  /** What the guest sees of each disk, as a sum by its target. */
  readonly seen: ReadonlyMap<string, string>;
  /** The same of the images of another folder: `vdc` is encrypted, or plain. */
  seenIn(folder: string, vdc: 'encrypted' | 'plain'): Promise<ReadonlyMap<string, string>>;
  /** Ends the server of vdd, as the lab does not. */
  end(): Promise<void>;
}

const secret = '11111111-2222-4333-8444-555555555555';

/** The names of the images, those that were files in a folder of choice included. */
const images = {
  vda: 'overlay.qcow2',
  vdb: 'data.qcow2',
  vdd: 'zoo-vdd.qcow2',
  vde: 'zoo-vde.qcow2',
  vdf: 'readonly.img',
  sda: 'cd.iso',
  fda: 'floppy.img',
} as const;

export async function makeZoo(scene: BelongingsScene): Promise<Zoo> {
  const home = join(scene.home, 'zoo');
  const at = (name: string) => join(home, name);
  const qemuImg = (...args: readonly string[]) => scene.tool('qemu-img', ...args);
  const address = `nbd+unix:///disk?socket=${at('nbd')}`;
  const opened = (file: string) => `driver=qcow2,encrypt.key-secret=key,file.filename=${file}`;
  const key = ['--object', `secret,id=key,file=${at('key')}`];

  async function sumFrom(...source: readonly string[]): Promise<string> {
    await qemuImg('convert', '-U', ...source, '-O', 'raw', at('flat'));
    return sumOf(at('flat'));
  }

  async function seenIn(folder: string, vdc: 'encrypted' | 'plain', more: Readonly<Record<string, string>> = {}) {
    const seen = new Map<string, string>();
    for (const [target, name] of Object.entries({...images, ...more})) {
      const source = name.includes(':') ? name : join(folder, name);
      seen.set(target, name.endsWith('qcow2') || source === name ? await sumFrom(source) : await sumOf(source));
    }
    const luks = join(folder, 'luks.qcow2');
    seen.set('vdc', await (vdc === 'plain' ? sumFrom(luks) : sumFrom(...key, '--image-opts', opened(luks))));
    return seen;
  }

  async function makeImages(): Promise<void> {
    for (const folder of [home, at('pool')]) await scene.tool('mkdir', folder);
    for (const name of ['base.img', images.vdf, images.sda, images.fda]) {
      await scene.tool('dd', 'if=/dev/urandom', `of=${at(name)}`, 'bs=1474560', 'count=1', 'status=none');
    }
    await writeReadable(at('key'), 'sesame');
    const create = (...args: readonly string[]) => qemuImg('create', '-q', '-f', 'qcow2', ...args, '4M');
    await create('-b', at('base.img'), '-F', 'raw', at(images.vda));
    await create('-o', `data_file=${at('data.raw')}`, at(images.vdb));
    const luks = ['-o', 'encrypt.format=luks,encrypt.key-secret=key,encrypt.iter-time=10', at('luks.qcow2')];
    // It measures how fast it is, and fails now and then where others want the CPU ("Unable to get accurate CPU usage").
    await until(() => create(...key, ...luks).catch(() => undefined));
    await create(at('served.qcow2'));
    await scene.lab.virsh(['pool-create-as', 'zoo', 'dir', '--target', at('pool')]);
    await scene.lab.virsh(['vol-create-as', 'zoo', 'v.qcow2', '4M', '--format', 'qcow2']);
    for (const [index, name] of [images.vda, images.vdb, 'served.qcow2', 'pool/v.qcow2'].entries()) {
      await scene.tool('qemu-io', '-c', `write -P ${index + 1} 1M 1M`, at(name));
    }
    await qemuImg('convert', '-n', ...key, at(images.vda), '--target-image-opts', opened(at('luks.qcow2')));
  }

  async function keepSecret(): Promise<void> {
    const usage = '<usage type="volume"><volume>zoo</volume></usage>';
    await writeReadable(at('secret.xml'), `<secret private="no"><uuid>${secret}</uuid>${usage}</secret>`);
    await scene.lab.virsh(['secret-define', at('secret.xml')]);
    await scene.lab.virsh(['secret-set-value', secret, '--file', at('key'), '--plain']);
  }

  await makeImages();
  await keepSecret();
  const [file = 'env', ...prefix] = scene.lab.prefix;
  const serve = ['qemu-nbd', '--persistent', '--shared=8', `--socket=${at('nbd')}`, '--export-name=disk'];
  const server = execa(file, [...prefix, ...serve, '--format=qcow2', at('served.qcow2')], {cwd: '/', reject: false});
  await until(async () => (await qemuImg('info', address).catch(() => '')) || undefined);
  await scene.define('zoo', devices(at));
  return {
    home,
    secret,
    seen: await seenIn(home, 'encrypted', {vdd: address, vde: 'pool/v.qcow2'}),
    seenIn,
    async end() {
      server.kill();
      await server;
    },
  };
}

function devices(at: (name: string) => string): string {
  const encryption = `<encryption format='luks'><secret type='passphrase' uuid='${secret}'/></encryption>`;
  const disk = (target: string, type: string, format: string, source: string, rest = '', bus = 'virtio') => {
    const device = {fda: 'floppy', sda: 'cdrom'}[target] ?? 'disk';
    const driver = `<driver name='qemu' type='${format}'/>`;
    return `<disk type='${type}' device='${device}'>${driver}${source}<target dev='${target}' bus='${bus}'/>${rest}</disk>`;
  };
  const file = (name: string, inner = '') => `<source file='${at(name)}'>${inner}</source>`;
  const host = `<host transport='unix' socket='${at('nbd')}'/>`;
  return [
    disk('vda', 'file', 'qcow2', file(images.vda)),
    disk('vdb', 'file', 'qcow2', file(images.vdb)),
    disk('vdc', 'file', 'qcow2', file('luks.qcow2', encryption)),
    disk('vdd', 'network', 'raw', `<source protocol='nbd' name='disk'>${host}</source>`),
    disk('vde', 'volume', 'qcow2', "<source pool='zoo' volume='v.qcow2'/>"),
    disk('vdf', 'file', 'raw', file(images.vdf), '<readonly/>'),
    disk('sda', 'file', 'raw', file(images.sda), '<readonly/>', 'sata'),
    disk('fda', 'file', 'raw', file(images.fda), '', 'fdc'),
    `<filesystem><source dir='${at('pool')}'/><target dir='share'/></filesystem>`,
  ].join('');
}
