import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {VirshError} from '../../../source/virsh/errors.ts';
import type {RunResult, Virsh} from '../../../source/virsh/virsh.ts';
import {identityOf} from '../../../source/xml/identity.ts';

/** How it goes when a change is asked for; undefined lets it happen. */
export type Refusal = (argv: readonly string[]) => string | undefined;

/**
 * A libvirt of which only the definitions are real: each is a file in a folder, so that it outlives whoever asked for it.
 * @param active the UUIDs of domains that run
 */
export function fileVirsh(folder: string, refuse: Refusal = () => undefined, active: readonly string[] = []): Virsh {
  const path = (uuid: string) => join(folder, `${uuid}.xml`);
  const optionOf = (argv: readonly string[], option: string) => argv[argv.indexOf(option) + 1] ?? '';

  function answer(argv: readonly string[]): string {
    const uuid = optionOf(argv, '--domain');
    const isThere = existsSync(path(uuid));
    if (argv.includes('--domain') && !isThere) throw new VirshError('no-domain', 'There is no such domain', argv);
    switch (argv[0]) {
      case 'uri':
        return `qemu:///embed?root=${dirname(folder)}\n`;
      case 'list':
        return argv.includes('--with-managed-save') ? '' : listOf(folder, active);
      case 'dumpxml':
        return readFileSync(path(uuid), 'utf8');
      case 'domstate':
        return active.includes(uuid) ? 'running\n' : 'shut off\n';
      default:
        return '';
    }
  }

  function change(argv: readonly string[]): void {
    const uuid = optionOf(argv, '--domain');
    if (argv[0] === 'undefine') rmSync(path(uuid));
    if (argv[0] !== 'define') return;
    const text = readFileSync(optionOf(argv, '--file'), 'utf8');
    const identity = identityOf(text);
    if ('fault' in identity || identity.uuid === undefined) throw new Error('What was defined is no definition.');
    writeFileSync(path(identity.uuid), text);
  }

  return {
    ask: async (argv) => answer(argv),
    run: async (argv): Promise<RunResult> => {
      const refused = refuse(argv);
      if (refused !== undefined) {
        return {stdout: '', exitCode: 1, error: new VirshError('failed', refused, argv)};
      }
      change(argv);
      return {stdout: '', exitCode: 0, error: undefined};
    },
    words: (argv) => ['virsh', ...argv],
    watch: () => ({stop: () => undefined}),
    cpuMs: () => undefined,
    close: async () => undefined,
  };
}

function listOf(folder: string, active: readonly string[]): string {
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts
    .map((text) => {
      const identity = identityOf(text);
      if ('fault' in identity) return '';
      const {uuid = '', name} = identity;
      return `${uuid} ${active.includes(uuid) ? 1 : '-'} ${name}\n`;
    })
    .join('');
}
