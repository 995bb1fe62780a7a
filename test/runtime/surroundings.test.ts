import {expect, it} from 'vitest';
import type {HostIdentity} from '../../source/model/host.ts';
import {createRoster} from '../../source/runtime/roster.ts';
import {createSurroundings} from '../../source/runtime/surroundings.ts';
import {fakeMachine} from './fake-machine.ts';

const local: HostIdentity = {uri: 'qemu:///system', local: true, cpuModel: 'x86_64'};
const remote: HostIdentity = {uri: 'qemu+ssh://other/system', local: false, cpuModel: 'aarch64'};

function surroundings(identity?: HostIdentity) {
  const roster = createRoster();
  roster.replace(
    [
      {uuid: 'u1', name: 'db1', id: 1},
      {uuid: 'u2', name: 'gone', id: 2},
      {uuid: 'u3', name: 'off'},
    ],
    0,
  );
  const machine = {
    ...fakeMachine,
    readProcesses: (uri: string, names: readonly string[]) =>
      fakeMachine.readProcesses(
        uri,
        names.filter((name) => uri === local.uri && name !== 'gone'),
      ),
  };
  const made = createSurroundings(machine, roster);
  if (identity) made.identified(identity, identity.local ? {module: 'kvm_amd'} : undefined);
  return made;
}

it('are the processes of active domains, and the host with its KVM', async () => {
  expect(await surroundings(local).read(0, [])).toEqual({
    extras: {arch: 'x86_64', kvm: {module: 'kvm_amd'}},
    processes: new Map([['u1', {pid: 1003, state: 'S'}]]),
  });
});

it('of another host are no processes, and what libvirt has told', async () => {
  expect(await surroundings(remote).read(0, [])).toEqual({extras: {arch: 'aarch64'}, processes: undefined});
});

it('are unknown before the host is', async () => {
  expect(await surroundings().read(0, ['u1'])).toEqual({});
});

it('are read as often as they change, and processes when a domain is stuck', async () => {
  const made = surroundings(local);
  const reads: string[] = [];
  for (let tick = 0; tick <= 10; tick += 1) {
    const {extras, processes} = await made.read(tick * 2000, tick === 4 ? ['u2'] : []);
    reads.push(`${extras ? 'e' : ''}${processes ? 'p' : ''}`);
  }
  expect(reads).toEqual(['ep', '', '', 'e', 'p', '', 'e', '', '', 'ep', '']);
});

it('are read anew of a host that was connected again', async () => {
  const made = surroundings(local);
  await made.read(0, []);
  made.identified(remote, undefined);
  expect((await made.read(1, [])).extras).toEqual({arch: 'aarch64'});
});
