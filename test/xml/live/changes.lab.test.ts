import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {deviceFile} from '../../../source/xml/live/change.ts';
import {changesOf} from '../../../source/xml/live/changes.ts';
import {withIdentity} from '../../../source/xml/renew.ts';
import {sharedLab} from '../../lab/shared.ts';

const lab = sharedLab();

/** Replaced once, where it is: a definition that is not what the test thinks fails it. */
function replaced(text: string, ...pairs: readonly (readonly [string | RegExp, string])[]): string {
  let result = text;
  for (const [from, to] of pairs) {
    expect(result.search(from), String(from)).toBeGreaterThanOrEqual(0);
    result = result.replace(from, to);
  }
  return result;
}

describe('what can be had at once', () => {
  it('is taken by libvirt as it is told', async () => {
    const name = `chg${process.pid}`;
    const folder = await mkdtemp(join(tmpdir(), 'kvmtop-changes-'));
    // The lab's own user reads what is written there.
    await chmod(folder, 0o755);
    const dump = (...options: readonly string[]) => lab.virsh(['dumpxml', '--domain', name, ...options]);
    await lab.add({name, system: false, memoryMiB: 32, vcpus: 1, diskMiB: 1, nic: true, start: 'off'});
    try {
      const first = await dump();
      const uuid = (await lab.virsh(['domuuid', '--domain', name])).trim();
      const file = join(folder, 'device.xml');
      const write = (text: string) => writeFile(file, text, {mode: 0o644});
      await write(replaced(first, [/<vcpu[^>]*>1</, "<vcpu current='1'>2<"]));
      await lab.virsh(['define', '--file', file]);
      await lab.virsh(['start', '--domain', name, '--paused']);

      const before = await dump('--inactive');
      const after = replaced(
        before,
        [/<currentMemory unit='KiB'>\d+</, "<currentMemory unit='MiB'>24<"],
        [/current='1'/, "current='2'"],
        ['<devices>', "<title>it's --live &amp; well</title>\n<description>a\nb</description>\n<devices>"],
        ['<on_reboot>restart', '<on_reboot>destroy'],
        [/(<target dev='vda'[^>]*\/>)/, '$1<iotune><total_iops_sec>500</total_iops_sec></iotune>'],
        [/(<mac address=[^>]*\/>)/, "$1<link state='down'/>"],
        ['</devices>', '<rng model="virtio"><backend model="random">/dev/urandom</backend></rng></devices>'],
        [/period='1'/, "period='7'"],
      );
      const changes = changesOf(before, after, uuid);
      expect(changes.filter(({live}) => live === undefined)).toEqual([]);
      expect(changes.map(({live}) => live?.argv[0]).toSorted()).toEqual([
        'attach-device',
        'blkdeviotune',
        'desc',
        'desc',
        'dommemstat',
        'set-lifecycle-action',
        'setmem',
        'setvcpus',
        'update-device',
      ]);
      for (const {live} of changes) {
        if (live?.device !== undefined) await write(live.device);
        await lab.virsh(live?.argv.map((word) => (word === deviceFile ? file : word)) ?? []);
      }
      const live = await dump();
      for (const part of [
        'it&apos;s --live &amp; well<',
        '>a\nb<',
        '<total_iops_sec>500<',
        "<link state='down'/>",
        '<rng ',
        "period='7'",
        "<vcpu placement='static'>2<",
        '<on_reboot>destroy<',
      ]) {
        expect(live).toContain(part);
      }
      expect((await dump('--inactive')).includes('<rng')).toBe(false);

      // A copy beside it, as a restore makes it: libvirt gives it what was taken away.
      await write(withIdentity(after, {name: `${name}-copy`, uuid: 'new', macs: 'new'}));
      await lab.virsh(['define', '--file', file]);
      const copy = await lab.virsh(['dumpxml', '--domain', `${name}-copy`]);
      expect(copy).toMatch(/<uuid>[0-9a-f-]{36}<\/uuid>/);
      expect(copy).not.toContain(uuid);
      expect(copy.match(/<mac address='([^']*)'/)?.[1]).not.toBe(before.match(/<mac address='([^']*)'/)?.[1]);
    } finally {
      await lab.virsh(['undefine', '--domain', `${name}-copy`]).catch(() => undefined);
      await lab.remove(name);
      await rm(folder, {recursive: true});
    }
  });
});
