import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect} from 'vitest';
import {writeReadable} from '../lab/files.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import {type Scene, sceneOf} from './scene.ts';

/** A lab without guests, in which domains are defined by their text. */
export interface BelongingsScene extends Scene {
  readonly lab: Lab;
  /** A folder of the lab's user. */
  readonly home: string;
  /** Defines a domain of 64 MiB. @param os what is in its `<os>` beside the machine, and attributes of it */
  define(name: string, devices: string, os?: {readonly attributes?: string; readonly inner?: string}): Promise<void>;
  /** Backs a domain up and reads the backup again; the folder of the backup. */
  backUp(name: string, ...options: readonly string[]): Promise<string>;
  /** Restores without a question; what it said. */
  restored(...args: readonly string[]): Promise<string>;
  /** Starts a domain and stops it again: its QEMU takes what it finds. */
  tryOut(name: string): Promise<void>;
}

/** @param label makes the lab's name its own */
export async function belongingsScene(label: string): Promise<BelongingsScene> {
  const lab = await startLab({name: `${label}-${process.pid}`});
  const scene = await sceneOf(lab);
  const home = lab.env.HOME ?? '';
  return {
    ...scene,
    lab,
    home,
    async define(name, devices, {attributes = '', inner = ''} = {}) {
      const file = join(home, 'definition.xml');
      const os = `<os${attributes}><type arch='x86_64' machine='q35'>hvm</type>${inner}</os>`;
      const text = `<domain type='qemu'><name>${name}</name><memory unit='MiB'>64</memory>${os}<features><acpi/></features><devices>${devices}</devices></domain>`;
      await writeReadable(file, text);
      await lab.virsh(['define', file]);
    },
    async backUp(name, ...options) {
      const {stdout, stderr, exitCode} = await scene.run('backup', name, '--to', scene.to, ...options);
      expect([exitCode, stderr]).toEqual([0, '']);
      const folder = / to (.*)$/m.exec(stdout)?.[1] ?? '';
      expect(await scene.run('verify', folder)).toMatchObject({exitCode: 0});
      return folder;
    },
    async restored(...args) {
      const {stdout, stderr, exitCode} = await scene.run('restore', ...args, '--yes');
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(await scene.tasks()).toEqual([]);
      return stdout;
    },
    async tryOut(name) {
      await lab.virsh(['start', '--domain', name, '--paused']);
      await lab.virsh(['destroy', '--domain', name]);
    },
  };
}

/** The SHA-256 of a file. */
export async function sumOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}
