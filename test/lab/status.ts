import {attachLab} from './lab.ts';
import {isAbandoned, labNames} from './record.ts';

/** What of the lab is running, and how a program reaches it. */
export async function describeLab(name: string): Promise<string> {
  if (!(await labNames()).includes(name)) return 'The lab is not up.\n';
  if (await isAbandoned(name)) return 'The lab was killed; the next "npm run lab" cleans up what is left of it.\n';
  const lab = attachLab(name);
  const daemon = await lab.daemonPid();
  if (daemon === undefined) return 'The lab is up, but its libvirtd is gone: run "npm run lab -- down".\n';
  return `The lab is up, libvirtd has pid ${daemon}. A program that runs virsh reaches it like this:
  PATH=${lab.binDir}:$PATH XDG_RUNTIME_DIR=${lab.env.XDG_RUNTIME_DIR} PROGRAM -c ${lab.uri}

${await lab.virsh(['list', '--all'])}`;
}
