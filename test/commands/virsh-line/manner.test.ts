import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {knownCommands, lookers} from '../../../source/commands/virsh-line/known.ts';
import {mannerOf} from '../../../source/commands/virsh-line/manner.ts';

const help = readFileSync(new URL('../../fixtures/virsh-help.txt', import.meta.url), 'utf8');
const listed = Array.from(help.matchAll(/^ {4}([a-z][\w-]*)/gmu), ([, name = '']) => name);

/**
 * What `virsh --readonly` of libvirt 9.0 refuses with "read only access prevents", measured on test:///default with
 * every command that needs no more than a domain.
 */
const refused = `
  autostart destroy domfsfreeze domfsthaw domfsinfo domfstrim domhostname domjobabort domlaunchsecinfo dompmwakeup
  inject-nmi managedsave migrate-getspeed migrate-postcopy guest-agent-timeout reboot reset restore resume
  save-image-dumpxml screenshot shutdown suspend undefine guestvcpus guestinfo domdirtyrate-calc domtime domcapabilities
  checkpoint-create checkpoint-create-as snapshot-create snapshot-create-as backup-begin find-storage-pool-sources-as
  find-storage-pool-sources`.match(/\S+/gu);
/** Those of them that change nothing all the same: libvirt asks the guest, the emulator or a server for them. */
const asking = `
  domcapabilities domfsinfo domhostname domlaunchsecinfo domtime find-storage-pool-sources find-storage-pool-sources-as
  guestinfo guestvcpus migrate-getspeed save-image-dumpxml`.match(/\S+/gu);

describe('the commands of virsh', () => {
  it('are all known, and no others', () => {
    expect(listed.length).toBeGreaterThan(240);
    expect([...knownCommands.keys()].toSorted()).toEqual(listed.toSorted());
  });

  it('that only look are not refused by a read-only connection', () => {
    const looking = (refused ?? []).filter((name) => mannerOf([name, 'x'])?.danger === 'view');
    expect(looking.toSorted()).toEqual([...(asking ?? [])]);
  });

  it('that look or change, by what they are given, count as changing otherwise', () => {
    for (const name of lookers.keys()) expect(knownCommands.get(name)).toBe('disruptive');
  });

  it.each([
    ['list --all', 'view', 'pager'],
    ['dumpxml x', 'view', 'pager'],
    ['start x', 'reversible', 'background'],
    ['start x --console', 'reversible', 'terminal'],
    ['start x --force-boot', 'destructive', 'background'],
    ['suspend x', 'reversible', 'background'],
    ['shutdown x', 'disruptive', 'background'],
    ['destroy x', 'destructive', 'background'],
    ['destroy --graceful x', 'destructive', 'background'],
    ['undefine x', 'destructive', 'background'],
    ['reset x', 'destructive', 'background'],
    ['vol-wipe v p', 'destructive', 'background'],
    ['net-destroy n', 'destructive', 'background'],
    ['pool-undefine p', 'destructive', 'background'],
    ['snapshot-revert x s', 'destructive', 'background'],
    ['dump x f', 'disruptive', 'background'],
    ['dump x f --crash', 'destructive', 'background'],
    ['blockcommit x vda --wait', 'destructive', 'terminal'],
    ['console x', 'view', 'terminal'],
    ['edit x', 'reversible', 'terminal'],
    ['net-edit n', 'reversible', 'terminal'],
    ['create f --console', 'disruptive', 'terminal'],
    ['event --all --loop', 'view', 'terminal'],
    ['event --list', 'view', 'pager'],
    ['qemu-monitor-event', 'view', 'terminal'],
    ['qemu-monitor-command x --hmp info', 'disruptive', 'pager'],
    ['lxc-enter-namespace x /bin/sh', 'disruptive', 'terminal'],
    ['schedinfo x', 'view', 'pager'],
    ['schedinfo --domain x --live', 'view', 'pager'],
    ['schedinfo --domain=x', 'view', 'pager'],
    ['schedinfo x cpu_shares=2', 'disruptive', 'background'],
    ['schedinfo x --set cpu_shares=2', 'disruptive', 'background'],
    ['dommemstat x', 'view', 'pager'],
    ['dommemstat x 5', 'disruptive', 'background'],
    ['dommemstat x --period 5', 'disruptive', 'background'],
    ['vcpupin x 0', 'view', 'pager'],
    ['vcpupin x 0 0-3', 'disruptive', 'background'],
    ['domtime x --now', 'disruptive', 'background'],
    ['desc x', 'view', 'pager'],
    ['desc x --edit', 'disruptive', 'terminal'],
    ['snapshot-current x --name', 'view', 'pager'],
    ['snapshot-current x s', 'disruptive', 'background'],
    ['node-memory-tune', 'view', 'pager'],
    ['node-memory-tune 100', 'disruptive', 'background'],
    ['brand-new-command x', 'disruptive', 'background'],
    ['brand-new-delete x', 'destructive', 'background'],
  ])('%s is %s, in the %s', (line, danger, how) => {
    expect(mannerOf(line.split(' '))).toEqual({danger, how});
  });

  it.each(['quit', 'exit', 'cd', 'connect', 'pwd'])('%s means nothing here', (name) => {
    expect(mannerOf([name])).toBeUndefined();
  });
});
