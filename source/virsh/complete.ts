import {parseDataOptions} from './parse/help.ts';
import {commandLine} from './session/command-line.ts';
import type {Virsh} from './virsh.ts';

/**
 * What the last word of a command could become, as virsh's own completion knows it: commands, options, and the names of
 * what the option before it is about. virsh knows no names for a word without an option, so that it is asked once more
 * with the option that the word would fill.
 * @param words the command and its arguments; the last one is completed, and empty for a new one
 * @param timeoutMs for all questions together
 * @returns whole words in order, the names before the options, none of them quoted; none where virsh cannot tell, is too old for it, or takes too long
 */
export async function completeLine(
  virsh: Virsh,
  words: readonly string[],
  timeoutMs: number,
): Promise<readonly string[]> {
  const asker = createAsker(virsh, AbortSignal.timeout(timeoutMs));
  const before = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  const found = await asker(before, last);
  return [...new Set(found)].filter((word) => word.startsWith(last) && word !== '');
}

/** Gives the candidates of a word behind others. */
function createAsker(virsh: Virsh, signal: AbortSignal) {
  const ask = async (argv: readonly string[]) => {
    const {stdout, error} = await virsh.run(argv, {readOnly: true, signal});
    return error ? undefined : stdout;
  };

  const candidates = async (before: readonly string[]) => {
    const quoted = quotedWords(before);
    const answer = quoted && (await ask(['complete', '--', ...quoted, '']));
    // libvirt tells names in no order that would hold.
    return answer?.split('\n').map(unescaped).sort() ?? [];
  };

  return async (before: readonly string[], last: string): Promise<readonly string[]> => {
    const [command] = before;
    // An unknown command is completed as if it were not there.
    const [direct, help] = await Promise.all([candidates(before), command === undefined ? '' : ask(['help', command])]);
    if (help === undefined) return [];
    if (command === undefined || last.startsWith('--') || !isOptions(direct)) return direct;
    const {options, many} = parseDataOptions(help);
    const next = options.find((option) => direct.includes(option)) ?? many[0];
    const named = next === undefined ? [] : await candidates([...before, next]);
    const names = isOptions(named) ? [] : named;
    return [...names, ...direct];
  };
}

/** Whether virsh wants an option or nothing there, and knows no value for it. A name can look like an option, too. */
function isOptions(words: readonly string[]): boolean {
  return words.every((word) => word === '' || word.startsWith('--'));
}

/** virsh takes the words for a part of a line of its shell. */
function quotedWords(words: readonly string[]): readonly string[] | undefined {
  try {
    return words.map((word) => commandLine([word]));
  } catch {
    return undefined;
  }
}

/** vshReadlineParse in libvirt's tools/vsh.c puts a backslash before each blank, and before nothing else. */
function unescaped(word: string): string {
  return word.replaceAll('\\ ', ' ');
}
