import {parseNames} from '../../virsh/parse/names.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {patiently} from '../backup/libvirt-gone.ts';
import {answerMs} from './read-domains.ts';
import {assertDone} from './roll-back.ts';
import type {RestoreUndo} from './undo.ts';

/**
 * Has libvirt forget all snapshots of a domain whose images were replaced, since their data are no longer in them. Children
 * go before their parents, so that it is taken back from the parents on.
 * @param folder where their texts may be while libvirt reads them again
 * @param begin hears of each step before it is taken
 * @throws VirshError
 */
export async function forgetSnapshots(
  virsh: Virsh,
  uuid: string,
  folder: string,
  begin: (step: RestoreUndo) => Promise<void>,
): Promise<void> {
  const ask = (command: string, ...options: readonly string[]) =>
    patiently(() => virsh.ask([command, '--domain', uuid, ...options], answerMs));
  const names = parseNames((await orUndefined(ask('snapshot-list', '--name', '--topological'))) ?? '');
  if (names.length === 0) return;
  const current = (await orUndefined(ask('snapshot-current', '--name')))?.trimEnd();
  for (const name of names.toReversed()) {
    const text = await orUndefined(ask('snapshot-dumpxml', '--snapshotname', name, '--security-info'));
    // A name with a line break in it is taken for two, which are none.
    if (text === undefined) continue;
    await begin({undo: 'tell of snapshot', uuid, name, text, isCurrent: name === current, folder});
    assertDone(await virsh.run(['snapshot-delete', '--metadata', '--domain', uuid, '--snapshotname', name]));
  }
}
