import {expect, it} from 'vitest';
import {createSession} from '../../../source/virsh/session/session.ts';

/** A session with a virsh that has these answers, one after the other. */
function sessionWith(...replies: readonly {readonly stdout?: string; readonly stderr?: string}[]) {
  const left = [...replies];
  const session = createSession(async () => ({
    pid: undefined,
    ended: Promise.resolve(),
    converse: async () => ({stdout: '', stderr: '', ...left.shift()}),
    kill: () => undefined,
  }));
  return {left, ask: () => session.ask(['domstate', '--domain', 'u'], 1000)};
}

const nobody = {stderr: "error: failed to get domain 'u'\n"};

// Seen of virsh 9.0: a libvirtd that was killed while it looked for a domain left this behind.
it('asks again before it says that there is no domain', async () => {
  const {ask, left} = sessionWith(nobody, {stderr: 'error: Reconnected to the hypervisor\n', stdout: 'running\n'});
  expect(await ask()).toBe('running\n');
  expect(left).toEqual([]);
});

it('says so when that is sure', async () => {
  const {ask, left} = sessionWith(nobody, nobody, {stdout: 'running\n'});
  await expect(ask()).rejects.toMatchObject({kind: 'no-domain'});
  expect(left).toHaveLength(1);
});
