import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {diffLines} from '../../source/xml/diff-lines.ts';
import type {DiskChange} from '../../source/xml/disk-edits.ts';
import {disksOf} from '../../source/xml/disks.ts';
import {type Changes, withIdentity} from '../../source/xml/renew.ts';
import {nasty} from './nasty.ts';

const recorded = readFileSync(new URL('../fixtures/facts/dumpxml-inactive.txt', import.meta.url), 'utf8');
const uefi = readFileSync(new URL('../fixtures/facts/dumpxml-uefi.txt', import.meta.url), 'utf8');
const uuid = '99999999-2222-4333-8444-555555555555';

/** The lines that are no longer there, and those that are new, without the blanks around them. */
function differing(before: string, changes: Changes): readonly string[] {
  const lines = diffLines(before, withIdentity(before, changes), {context: 0});
  return lines.filter(({kind}) => kind === '+' || kind === '-').map(({kind, text}) => kind + text.trim());
}

describe('withIdentity', () => {
  it.each([{text: recorded}, {text: nasty}])('changes nothing without a change', ({text}) => {
    expect(withIdentity(text, {})).toBe(text);
  });

  it('gives a definition another name and UUID', () => {
    expect(differing(recorded, {name: 'a<b', uuid})).toEqual([
      '-<name>st1</name>',
      '-<uuid>11111111-2222-4333-8444-555555555555</uuid>',
      '+<name>a&lt;b</name>',
      `+<uuid>${uuid}</uuid>`,
    ]);
    expect(differing(recorded, {uuid: 'new'})).toEqual(['-<uuid>11111111-2222-4333-8444-555555555555</uuid>']);
    expect(differing(nasty, {uuid})).toEqual([`+<uuid>${uuid}</uuid>`]);
  });

  it('changes the text where it must and leaves every other byte', () => {
    const after = withIdentity(nasty, {
      name: 'copy',
      uuid: 'new',
      macs: ['52:54:00:00:00:aa', '52:54:00:00:00:bb'],
      disks: new Map([['vda', {path: "/x/a&'b.qcow2", format: 'qcow2'}]]),
    });
    const expected = nasty
      .replace('a&amp;b<!-- half -->c<![CDATA[<name>]]>', 'copy')
      .replace('type="block"', 'type="file"')
      .replace("<source dev='/dev/mapper/a&amp;b'/>", "<source file='/x/a&amp;&apos;b.qcow2'/>")
      .replace('<driver/>', "<driver type='qcow2'/>")
      .replace(
        "<interface type='user'/>",
        "<interface type='user'>\r\n      <mac address='52:54:00:00:00:aa'/>\r\n    </interface>",
      )
      .replace('52:54:00:00:00:02', '52:54:00:00:00:bb');
    expect(after).toBe(expected);
  });

  it('lets libvirt make new addresses', () => {
    expect(differing(nasty, {macs: 'new'}).at(-1)).toBe("+<interface type='user'><model type='virtio'/></interface>");
  });

  it('leaves an address that is not given', () => {
    expect(differing(nasty, {macs: [undefined, '52:54:00:00:00:bb']}).filter((line) => line.startsWith('+'))).toEqual([
      "+<interface type='user'><mac address=\"52:54:00:00:00:bb\" /><model type='virtio'/></interface>",
    ]);
  });

  it.each<{text: string; change: DiskChange; to: string}>([
    {
      text: "<disk type='volume' device='disk'><source pool='p' volume='v'/><target dev='vda'/></disk>",
      change: {path: '/v.qcow2', format: 'qcow2'},
      to: "<disk type='file' device='disk'><source file='/v.qcow2'/><target dev='vda'/><driver name='qemu' type='qcow2'/></disk>",
    },
    {
      text: "<disk type='network' device='lun' rawio='yes' sgio='filtered'><driver name='qemu' type='raw' cache='none'/><auth username='x'/><source protocol='rbd' name='p/v'><host name='h'/></source><target dev='vda'/></disk>",
      change: {path: '/v', format: 'raw'},
      to: "<disk type='file' device='disk'><driver name='qemu' type='raw' cache='none'/><source file='/v'/><target dev='vda'/></disk>",
    },
    {
      text: "<disk type='file'><source file='/a' startupPolicy='optional'><seclabel model='dac'/></source><backingStore type='file'><source file='/b'/><backingStore/></backingStore><target dev='vda'/></disk>",
      change: {path: '/c'},
      to: "<disk type='file'><source file='/c' startupPolicy='optional'><seclabel model='dac'/></source><target dev='vda'/></disk>",
    },
    {
      text: "<disk><target dev='vda'/></disk>",
      change: {path: '/c', format: 'raw'},
      to: "<disk type='file'><target dev='vda'/><source file='/c'/><driver name='qemu' type='raw'/></disk>",
    },
    {
      text: "<disk type='file'><driver type='qcow2'/><source file='/a'><encryption format='luks'/></source><target dev='vda'/></disk>",
      change: {path: '/c', isPlain: true},
      to: "<disk type='file'><driver type='qcow2'/><source file='/c'/><target dev='vda'/></disk>",
    },
    {
      text: "<disk type='block'><driver type='raw'/><source dev='/a'><encryption format='luks'/></source><target dev='vda'/></disk>",
      change: {path: '/c', format: 'raw'},
      to: "<disk type='file'><driver type='raw'/><source file='/c'><encryption format='luks'/></source><target dev='vda'/></disk>",
    },
    {
      text: "<disk type='file' device='cdrom'><source file='/a.iso'/><target dev='vda'/><readonly/></disk>",
      change: 'ejected',
      to: "<disk type='file' device='cdrom'><target dev='vda'/><readonly/></disk>",
    },
    {
      text: "<disk type='network' device='cdrom'><source protocol='https' name='a.iso'/><target dev='vda'/></disk>",
      change: 'ejected',
      to: "<disk type='file' device='cdrom'><target dev='vda'/></disk>",
    },
  ])('makes of $text a disk with $change', ({text, change, to}) => {
    const whole = (disk: string) =>
      `<domain><name>x</name><devices>${disk}<disk><target dev='vdb'/></disk></devices></domain>`;
    expect(withIdentity(whole(text), {disks: new Map([['vda', change]])})).toBe(whole(to));
  });

  it('moves the variables of the firmware, or lets libvirt make them', () => {
    const path = disksOf(uefi).length >= 0 && /<nvram[^>]*>([^<]*)</.exec(uefi)?.[1];
    expect(path).toBeTruthy();
    expect(withIdentity(uefi, {nvram: '/x.fd'})).toBe(uefi.replace(String(path), '/x.fd'));
    expect(withIdentity(uefi, {nvram: 'new'})).not.toContain(path);
    const sourced = "<domain><name>x</name><os><nvram type='file'>\n<source file='/a'/></nvram></os></domain>";
    expect(withIdentity(sourced, {nvram: '/b'})).toBe(sourced.replace('/a', '/b'));
    const template = "<domain><name>x</name><os><nvram template='/t'>/a</nvram></os></domain>";
    expect(withIdentity(template, {nvram: 'new'})).toBe(template.replace('/a', ''));
  });

  it('has libvirt make a generation id where there is one', () => {
    const text = '<domain><name>x</name><genid>1</genid></domain>';
    expect(withIdentity(text, {generation: 'new'})).toBe(text.replace('<genid>1</genid>', '<genid/>'));
    expect(withIdentity(recorded, {generation: 'new'})).toBe(recorded);
  });

  it('refuses what is no definition of a domain', () => {
    expect(() => withIdentity('<network><name>x</name></network>', {name: 'y'})).toThrow(TypeError);
  });
});
