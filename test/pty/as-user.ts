import {onTestFinished} from 'vitest';
import {programAsUser} from '../lab/as-user.ts';
import type {KvmtopOptions} from './kvmtop.ts';
import {openTerminal, type Terminal} from './terminal.ts';

/** Opens kvmtop as the user whose libvirt the lab is, so that its virsh can read its files, until the test ends. */
export async function openAsUser({
  lab,
  args = ['-d', '0.5'],
  env,
  ...size
}: Omit<KvmtopOptions, 'shell'>): Promise<Terminal> {
  const argv = await programAsUser(lab);
  const terminal = openTerminal({argv: [...argv, ...args], cwd: '/', env, ...size});
  onTestFinished(async () => {
    await terminal.close();
  });
  return terminal;
}
