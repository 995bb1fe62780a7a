import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it, onTestFinished} from 'vitest';
import {createBackupEffects} from '../../source/runtime/effects/backups.ts';
import type {EffectsOptions} from '../../source/runtime/effects.ts';
import type {Action} from '../../source/state/action.ts';

/** What comes of looking for backups in a folder: which folders are remembered, and what is said. */
async function lookInto(path: (root: string) => string) {
  const root = await mkdtemp(join(tmpdir(), 'kvmtop-'));
  onTestFinished(() => rm(root, {recursive: true}));
  await mkdir(join(root, 'empty'));
  await writeFile(join(root, 'file'), '');
  const remembered: string[] = [];
  const said: Action[] = [];
  const options = {
    env: {XDG_STATE_HOME: root},
    folders: {remember: (folder: string) => remembered.push(folder)},
    getState: () => ({backupFolders: []}),
    dispatch: (action: Action) => said.push(action),
    virsh: {ask: async () => ''},
  };
  createBackupEffects(options as unknown as EffectsOptions).readBackups({type: 'readBackups', folder: path(root)});
  await expect.poll(() => said.map(({type}) => type)).toContain('backups');
  const notices = said.flatMap((action) => (action.type === 'notice' ? (action.notice?.text ?? []) : []));
  return {
    remembered: remembered.map((folder) => folder.slice(root.length + 1)),
    notices: notices.map((text) => text.replaceAll(root, '')),
  };
}

it.each([
  ['empty', ['empty'], ['There are no backups in /empty.']],
  ['file', [], ['No backups can be looked for there. /file: It is no folder, or something above it is none.']],
  ['nowhere', [], ['No backups can be looked for there. /nowhere: It is not there.']],
])('looks into %s, and remembers what can be looked into', async (name, remembered, notices) => {
  expect(await lookInto((root) => join(root, name))).toEqual({remembered, notices});
});
