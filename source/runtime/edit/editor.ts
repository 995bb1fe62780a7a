import {accessSync, constants, realpathSync, statSync} from 'node:fs';
import {basename, delimiter, join} from 'node:path';
import {splitLine} from '../../commands/words.ts';

type Env = NodeJS.ProcessEnv;

/** An editor to be started: the program and what its variable says behind it. */
export interface Editor {
  readonly words: readonly [string, ...string[]];
  /** Where it comes from: $VISUAL, $EDITOR; undefined for one that was found. */
  readonly variable: string | undefined;
}

/** Those that are looked for where no variable names one: what the system calls its editor, then the usual ones. */
const usual = ['editor', 'vi', 'vim', 'nano', 'nvim', 'micro', 'emacs', 'ed'] as const;

interface Kind {
  readonly names: readonly string[];
  /** How one saves and leaves. */
  readonly hint: string;
  /** It takes +LINE before the file. */
  readonly takesLine: boolean;
  /** What keeps it from coming back before it has ended. */
  readonly waits?: string;
}

const vi = ':wq saves and leaves, :q! leaves without saving';

const kinds: readonly Kind[] = [
  {names: ['vi', 'vim', 'nvim', 'nvi', 'elvis', 'vile'], hint: vi, takesLine: true},
  {names: ['gvim', 'mvim'], hint: vi, takesLine: true, waits: '-f'},
  {names: ['nano', 'pico', 'rnano'], hint: '^X leaves and asks whether to save', takesLine: true},
  {names: ['emacs', 'mg', 'zile', 'jmacs'], hint: '^X ^S saves, ^X ^C leaves', takesLine: true},
  {names: ['emacsclient'], hint: '^X # saves and leaves', takesLine: true},
  {names: ['micro'], hint: '^S saves, ^Q leaves', takesLine: true},
  {names: ['joe', 'jstar'], hint: '^K X saves and leaves, ^C leaves without saving', takesLine: true},
  {names: ['ne', 'kak', 'jed'], hint: '', takesLine: true},
  {names: ['hx', 'helix'], hint: vi, takesLine: false},
  {names: ['ed'], hint: 'w saves, q leaves', takesLine: false},
  {
    names: ['code', 'codium', 'code-insiders', 'subl', 'zed'],
    hint: 'close the file to come back',
    takesLine: false,
    waits: '--wait',
  },
];

/**
 * The editor to use: what $VISUAL or $EDITOR says, taken apart as a shell would, else one that is found in PATH.
 * @returns or why there is none, as a sentence
 */
export function findEditor(env: Env): Editor | {readonly error: string} {
  for (const variable of ['VISUAL', 'EDITOR'] as const) {
    const value = env[variable]?.trim();
    if (!value) continue;
    // What stands for a domain on the virsh line stands for itself here.
    const line = splitLine(value);
    if ('error' in line || line.quote !== undefined) return {error: `$${variable} cannot be understood: ${value}`};
    const [file, ...argv] = line.words;
    if (!file) continue;
    if (inPath(file, env) !== undefined) return {words: [file, ...argv], variable: `$${variable}`};
    const where = file.includes('/') ? 'there is no such program' : 'there is no such program in PATH';
    return {error: `$${variable} names the editor ${file}, and ${where}: name another one.`};
  }
  const found = usual.find((name) => inPath(name, env) !== undefined);
  if (found) return {words: [found], variable: undefined};
  return {error: 'No editor was found in PATH: name one in $EDITOR.'};
}

/** The words that open a file in an editor, at a line where it can. */
export function editorWords({words}: Editor, env: Env, path: string, line?: number): readonly [string, ...string[]] {
  const [file, ...argv] = words;
  const kind = kindOf(file, env);
  const waits = kind?.waits !== undefined && !argv.includes(kind.waits) ? [kind.waits] : [];
  const place = line !== undefined && kind?.takesLine ? [`+${line}`] : [];
  return [file, ...argv, ...waits, ...place, path];
}

/** How an editor is left; undefined for one that is not known. */
export function editorHint({words: [file]}: Editor, env: Env): string | undefined {
  return kindOf(file, env)?.hint || undefined;
}

/** By the name of the program, or of what a link such as /usr/bin/editor leads to: vim.basic is a vim. */
function kindOf(file: string, env: Env): Kind | undefined {
  return [file, inPath(file, env) ?? file]
    .map((path) => basename(path).replace(/[.\d-].*$/, ''))
    .map((name) => kinds.find(({names}) => names.includes(name)))
    .find((kind) => kind !== undefined);
}

function inPath(name: string, env: Env): string | undefined {
  const candidates = name.includes('/')
    ? [name]
    : (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return candidates.flatMap((path) => executable(path) ?? []).at(0);
}

function executable(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}
