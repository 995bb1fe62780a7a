import {chmod, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {stateFolder} from '../../../source/runtime/state-folder.ts';
import type {Lab} from '../../lab/lab.ts';
import {openAsUser} from '../as-user.ts';
import type {KvmtopOptions} from '../kvmtop.ts';
import {select} from '../operate/operate.ts';
import type {Terminal} from '../terminal.ts';

/** A lab where definitions are edited, by a stand-in for an editor that does as it is told. */
export interface Desk {
  readonly lab: Lab;
  /** A folder that both the tests and the program can use. */
  readonly folder: string;
  /** Opens kvmtop with the cursor on a domain. */
  open(name: string, options?: Partial<KvmtopOptions>): Promise<Terminal>;
  /** What the editor does from now on, in words of the shell; the text is in "$file". */
  plan(script: string): Promise<void>;
  /** The arguments of each call of the editor. */
  calls(): Promise<readonly string[]>;
  /** Begins anew: no text is kept, and no call is known. */
  clear(): Promise<void>;
  /** The folders of texts that are kept. */
  drafts(): Promise<readonly string[]>;
  /** The path of the only text that is kept. */
  draft(): Promise<string>;
  draftText(): Promise<string>;
  /** The inactive definition of a domain, as another virsh tells it. */
  inactive(name: string): Promise<string>;
  /** Defines a text by another virsh. */
  define(text: string): Promise<void>;
}

export async function openDesk(lab: Lab): Promise<Desk> {
  const folder = lab.env.HOME ?? '';
  const [plan, log, elsewhere] = ['plan', 'log', 'elsewhere.xml'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const kept = join(stateFolder(lab.env), 'edits');
  // Its name is what tells that it can be told a line.
  const editor = join(folder, 'vim');
  await writeFile(editor, `#!/bin/sh\nprintf '%s\\n' "$*" >>'${log}'\nfor file; do :; done\n. '${plan}'\n`);
  await chmod(editor, 0o755);

  const desk: Desk = {
    lab,
    folder,
    async open(name, options) {
      const env = {EDITOR: `${editor} -n`, VISUAL: undefined};
      const terminal = await openAsUser({lab, env, ...options});
      await terminal.waitFor(/\d domains?/);
      await select(terminal, name);
      return terminal;
    },
    plan: (script) => writeFile(plan, script),
    calls: async () => (await readFile(log, 'utf8')).trimEnd().split('\n'),
    async clear() {
      await rm(kept, {recursive: true, force: true});
      await writeFile(plan, '');
      await writeFile(log, '');
      await chmod(log, 0o666);
    },
    drafts: () => readdir(kept).catch(() => []),
    async draft() {
      const [own = 'none'] = await desk.drafts();
      const names = await readdir(join(kept, own));
      return join(kept, own, names.find((name) => !name.startsWith('kvmtop-')) ?? 'none');
    },
    draftText: async () => readFile(await desk.draft(), 'utf8'),
    inactive: async (name) => `${(await lab.virsh(['dumpxml', '--inactive', '--security-info', name])).trimEnd()}\n`,
    async define(text) {
      await writeFile(elsewhere, text);
      await lab.virsh(['define', elsewhere]);
    },
  };
  return desk;
}

/** Defines what is under review, and answers the question. */
export async function confirm(terminal: Terminal): Promise<void> {
  await terminal.press('enter');
  await terminal.waitFor('y: do it');
  await terminal.press('y');
}

/** A change that libvirt leaves as it was written. */
export const lessMemory = {
  script: `sed -i "s,<currentMemory unit='KiB'>[0-9]*<,<currentMemory unit='KiB'>8192<," "$file"`,
  of: (text: string) => text.replace(/(<currentMemory unit='KiB'>)\d+(?=<)/, (_, start: string) => `${start}8192`),
} as const;
