import {describe, expect, it} from 'vitest';
import {deviceFile} from '../../../source/xml/live/change.ts';
import {changesOf} from '../../../source/xml/live/changes.ts';

function domain(top: string, devices = ''): string {
  return `<domain type='kvm'>\n<name>x</name>\n<memory unit='KiB'>4194304</memory>${top}<devices>${devices}</devices></domain>`;
}

const on = ['--domain', 'U'];

/** What each change is, and what it would run at once, without the domain. */
function told(before: string, after: string): readonly string[] {
  return changesOf(before, after, 'U').map(({what, live}) => {
    if (!live) return `${what}: next start`;
    expect(live.argv.slice(1, 3)).toEqual(on);
    expect(live.argv).toContain('--live');
    return `${what}: ${[live.argv[0], ...live.argv.slice(3).filter((word) => word !== '--live')].join(' ')}`;
  });
}

const vcpu = '<vcpu current="2">4</vcpu>';
const mac = "<mac address='52:54:00:00:00:01'/>";
const nic = (rest: string) => `<interface type='network'>${mac}${rest}</interface>`;
const disk = (rest: string, kind = 'disk') => `<disk device='${kind}'><target dev='vda' bus='virtio'/>${rest}</disk>`;

describe('changesOf', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['less memory', '', '<currentMemory unit="GiB">2</currentMemory>', ['the memory: setmem --size 2097152KiB']],
    ['the same memory in another unit', '', '<currentMemory unit="MiB">4096</currentMemory>', []],
    ['more memory than there is', '', '<currentMemory unit="GiB">8</currentMemory>', ['the memory: next start']],
    ['more vCPUs', vcpu, vcpu.replace('2', '3'), ['the vCPUs: setvcpus --count 3']],
    ['all vCPUs', vcpu, '<vcpu>4</vcpu>', ['the vCPUs: setvcpus --count 4']],
    ['fewer vCPUs', vcpu, vcpu.replace('2', '1'), ['the vCPUs: next start']],
    ['more vCPUs than there are', vcpu, '<vcpu current="3">8</vcpu>', ['the vCPUs: next start']],
    [
      'shares and quota',
      '<cputune><quota>5</quota></cputune>',
      '<cputune><shares>9</shares></cputune>',
      ['CPU time (cputune): schedinfo --set vcpu_quota=-1 cpu_shares=9'],
    ],
    ['no more shares', '<cputune><shares>9</shares></cputune>', '', ['CPU time (cputune): next start']],
    [
      'pins',
      "<cputune><vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='1'/></cputune>",
      "<cputune><vcpupin vcpu='0' cpuset='2'/><emulatorpin cpuset='3'/><cachetune/></cputune>",
      [
        'the pin of vCPU 0: vcpupin --vcpu 0 --cpulist 2',
        'the pin of vCPU 1: next start',
        'the pin of the emulator: emulatorpin --cpulist 3',
        'cputune/cachetune: next start',
      ],
    ],
    [
      'a limit of memory',
      '<memtune><soft_limit>5</soft_limit></memtune>',
      '<memtune><hard_limit unit="M">5</hard_limit></memtune>',
      ['memtune/soft_limit: memtune --soft-limit -1', 'memtune/hard_limit: memtune --hard-limit 5120'],
    ],
    ['title', '<title>a</title>', '<title>--it &amp; me</title>', ['the title: desc --title --new-desc --it & me']],
    ['no more description', '<description>a</description>', '', ['the description: desc --new-desc ']],
    [
      'what ends it',
      '<on_reboot>restart</on_reboot>',
      '<on_reboot>destroy</on_reboot>',
      ['what a reboot does: set-lifecycle-action --type reboot --action destroy'],
    ],
    [
      'the rest',
      "<os><boot dev='hd'/></os><cpu/>",
      "<os><boot dev='cdrom'/></os><iothreads>1</iothreads>",
      ['how it boots (os): next start', 'the CPU model (cpu): next start', 'iothreads: next start'],
    ],
  ])('knows what to do for %s', (_, before, after, expected) => {
    expect(told(domain(before), domain(after))).toEqual(expected);
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'another medium',
      disk("<source file='/a'/>", 'cdrom'),
      disk('', 'cdrom'),
      [`the disk vda: update-device --file ${deviceFile}`],
    ],
    ['another image', disk("<source file='/a'/>"), disk("<source file='/b'/>"), ['the disk vda: next start']],
    [
      'limits',
      disk('<iotune><read_bytes_sec>1</read_bytes_sec><group_name>g</group_name></iotune>'),
      disk('<iotune><total_iops_sec>5</total_iops_sec><group_name>g</group_name></iotune>'),
      ['the disk vda: blkdeviotune --device vda --read-bytes-sec 0 --total-iops-sec 5'],
    ],
    ['a new disk', '', disk(''), [`the disk vda, which is new: attach-device --file ${deviceFile}`]],
    ['a disk on a bus that cannot', '', disk('').replace('virtio', 'sata'), ['the disk vda, which is new: next start']],
    ['a disk that goes', disk(''), '', [`the disk vda, which goes: detach-device --file ${deviceFile}`]],
    [
      'another network',
      nic("<source network='a'/>"),
      nic("<source network='b'/>"),
      [`the interface 52:54:00:00:00:01: update-device --file ${deviceFile}`],
    ],
    [
      'another model',
      nic("<model type='e1000'/>"),
      nic("<model type='virtio'/>"),
      ['the interface 52:54:00:00:00:01: next start'],
    ],
    ['an interface without an address', '', nic('').replace(mac, ''), ['the interface, which is new: next start']],
    [
      'a new interface',
      '',
      nic(''),
      [`the interface 52:54:00:00:00:01, which is new: attach-device --file ${deviceFile}`],
    ],
    [
      'how often the balloon tells',
      '<memballoon model="virtio"/>',
      '<memballoon model="virtio"><stats period="5"/></memballoon>',
      ['the memballoon: dommemstat --period 5'],
    ],
    ['another balloon', '<memballoon model="virtio"/>', '<memballoon model="none"/>', ['the memballoon: next start']],
    ['another video', '<video/>', '<video><model type="qxl"/></video>', ['the video: next start']],
  ])('knows what to do for %s', (_, before, after, expected) => {
    expect(told(domain('', before), domain('', after))).toEqual(expected);
  });

  it('gives the device as it stands in the text', () => {
    const [change] = changesOf(domain('', ''), domain('', `<!-- x -->${disk(' <!-- y --> ')}`), 'U');
    expect(change?.live?.device).toBe(disk(' <!-- y --> '));
    const [gone] = changesOf(domain('', disk('<a/>')), domain('', ''), 'U');
    expect(gone?.live?.device).toBe(disk('<a/>'));
  });

  it('takes no notice of how a definition is written', () => {
    const before = domain("<os><boot dev='hd'/><bootmenu enable='yes' timeout='3'/></os>", disk(''));
    const after = `<!-- mine -->${before
      .replace("enable='yes' timeout='3'", 'timeout="3"  enable="yes"')
      .replace("<boot dev='hd'/>", '')
      .replace('</os>', '<boot dev="hd"></boot>\n</os>')
      .replace('<name>x', '<name>&#120;')}`;
    expect(changesOf(before, after, 'U')).toEqual([]);
  });

  it('takes deep texts, and what is no definition', () => {
    const deep = domain(`<a>${'<b>'.repeat(50_000)}${'</b>'.repeat(50_000)}</a>`);
    expect(changesOf(deep, deep.replace('<b></b>', '<b>x</b>'), 'U')).toEqual([{what: 'a', live: undefined}]);
    expect(changesOf(deep, '<x/>', 'U')).toEqual([]);
  });
});
