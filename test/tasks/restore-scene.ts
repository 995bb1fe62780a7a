import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'vitest';
import {type Lab, startLab} from '../lab/lab.ts';
import {type Scene, sceneOf} from './scene.ts';

/** A lab with the domain web1, which is off, and a place for its backups. */
export interface RestoreScene extends Scene {
  readonly lab: Lab;
  /** The folder of all images. */
  readonly disks: string;
  /** The image of vda. */
  readonly image: string;
  /** Makes a raw image of random data; its path. */
  random(name: string, sizeMiB: number): Promise<string>;
  /** Gives web1 a further disk at its next start. */
  attach(path: string, target: string, format: string): Promise<void>;
  /** Starts a domain, and waits until its shell answers, which copies of web1 have at the same place. */
  start(name: string): Promise<void>;
  /** Backs web1 up; the folder of the backup. */
  backUp(): Promise<string>;
  /** Restores, and sees that nothing else is left of that. */
  restored(...args: readonly string[]): Promise<void>;
  /** Destroys and undefines a domain. */
  forget(name: string): Promise<void>;
  /** The names of all domains. */
  names(): Promise<readonly string[]>;
}

/** @param label makes the lab's name its own */
export async function restoreScene(label: string): Promise<RestoreScene> {
  const guests = [{name: 'web1', diskMiB: 16, memoryMiB: 96, nic: true, start: 'off'}] as const;
  const lab = await startLab({name: `${label}-${process.pid}`, guests});
  const scene = await sceneOf(lab);
  const disks = join(lab.env.HOME ?? '', 'disks');
  const image = /source file='([^']*)'/.exec(await lab.virsh(['dumpxml', 'web1']))?.[1] ?? '';
  return {
    ...scene,
    lab,
    disks,
    image,
    async random(name, sizeMiB) {
      const path = join(disks, name);
      await scene.tool('dd', 'if=/dev/urandom', `of=${path}`, 'bs=1M', `count=${sizeMiB}`, 'status=none');
      return path;
    },
    async attach(path, target, format) {
      await lab.virsh(['attach-disk', 'web1', path, target, '--subdriver', format, '--config']);
    },
    async start(name) {
      await lab.virsh(['start', name]);
      await lab.booted('web1');
    },
    async backUp() {
      const {stdout, stderr, exitCode} = await scene.run('backup', 'web1', '--to', scene.to);
      expect([exitCode, stderr]).toEqual([0, '']);
      return / to (.*)$/m.exec(stdout)?.[1] ?? '';
    },
    async restored(...args) {
      const {stdout, stderr, exitCode} = await scene.run('restore', ...args);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/is restored\. Start it with: virsh start /);
      expect(await scene.tasks()).toEqual([]);
      expect((await readdir(disks)).filter((name) => name.includes('.kvmtop-'))).toEqual([]);
    },
    async forget(name) {
      await lab.virsh(['destroy', name]).catch(() => '');
      await lab.virsh(['undefine', name]);
    },
    names: async () => (await lab.virsh(['list', '--all', '--name'])).trim().split('\n').sort(),
  };
}
