import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {programAsUser} from '../lab/as-user.ts';
import type {Lab} from '../lab/lab.ts';
import type {KvmtopOptions} from './kvmtop.ts';
import {openTerminal, type Terminal} from './terminal.ts';

/** Where a kvmtop that runs as the user of a lab keeps its state. */
export function stateOf(lab: Lab): string {
  return join(lab.env.HOME ?? '', 'state');
}

/** Opens kvmtop as the user whose libvirt the lab is, so that its virsh can read its files, until the test ends. */
export async function openAsUser({
  lab,
  args = ['-d', '0.5'],
  env,
  ...size
}: Omit<KvmtopOptions, 'shell'>): Promise<Terminal> {
  const argv = await programAsUser(lab);
  const terminal = openTerminal({
    argv: [...argv, ...args],
    env: {XDG_STATE_HOME: stateOf(lab), ...env},
    cwd: '/',
    ...size,
  });
  onTestFinished(async () => {
    await terminal.close();
  });
  return terminal;
}
