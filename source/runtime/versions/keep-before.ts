import {readFile} from 'node:fs/promises';
import type {Run} from '../../state/run.ts';
import {VirshError} from '../../virsh/errors.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {identityOf} from '../../xml/identity.ts';
import {keepCurrent} from './keep-current.ts';
import {readFault} from './keep-fault.ts';
import {listPersistent, uuidsIn} from './questions.ts';
import type {VersionStore} from './store.ts';

/**
 * Keeps what a run is about to replace.
 * @returns why that failed, and what to try: then the run must not be sent
 */
export type KeepBefore = (run: Run, signal: AbortSignal) => Promise<string | undefined>;

/** virsh commands that give a domain another definition, or take the one it has. */
const replacing: ReadonlySet<string> = new Set(['define', 'domrename', 'edit', 'snapshot-revert', 'undefine']);
/** With it, so does a migration. */
const undefining = '--undefinesource';

export function createKeepBefore(virsh: Virsh, store: VersionStore): KeepBefore {
  /** The domains whose definition is at stake; where that cannot be told, all that have one. */
  async function domainsOf({argv, uuid}: Run, signal: AbortSignal): Promise<readonly string[] | VirshError> {
    if (uuid !== undefined) return [uuid];
    if (argv[0] === 'define') return uuidsInFiles(argv.slice(1));
    const {stdout, error} = await virsh.run(listPersistent, {signal});
    return error ?? uuidsIn(stdout);
  }

  async function faultOf(run: Run, signal: AbortSignal): Promise<string | undefined> {
    const uuids = await domainsOf(run, signal);
    if (uuids instanceof VirshError) return readFault(uuids);
    for (const uuid of uuids) {
      const fault = await keepCurrent(virsh, store, uuid, signal);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  return async (run, signal) => {
    if (!replaces(run)) return undefined;
    const fault = await faultOf(run, signal);
    return fault && `Nothing was sent, so that nothing is lost. ${fault}`;
  };
}

function replaces({program, argv, readOnly}: Run): boolean {
  const [command = ''] = argv;
  return program === 'virsh' && !readOnly && (replacing.has(command) || argv.includes(undefining));
}

/** A definition without a UUID replaces none: libvirt gives it a new one. */
async function uuidsInFiles(words: readonly string[]): Promise<readonly string[]> {
  const paths = words.map((word) => word.replace(/^--file=/, '')).filter((word) => !word.startsWith('--'));
  const identities = await Promise.all(
    paths.map(async (path) => identityOf(await readFile(path, 'utf8').catch(() => ''))),
  );
  return identities.flatMap((identity) => ('fault' in identity ? [] : (identity.uuid ?? [])));
}
