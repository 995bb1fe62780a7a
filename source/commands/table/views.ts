import {type ViewId, viewIds} from '../../state/view.ts';
import type {Command} from '../command.ts';
import {act} from '../outcome.ts';

const purposes: Readonly<Record<ViewId, string>> = {
  domains: 'Show the domains.',
  vcpus: 'Show each vCPU of the running domains.',
  network: 'Show each network interface of the running domains.',
  disks: 'Show each disk of the running domains.',
  memory: 'Show the memory and the balloon of the domains.',
};

/** The views by their digits, as in virt-top. */
export const viewCommands: readonly Command[] = viewIds.map((view, digit) => ({
  id: `view-${view}`,
  keys: [String(digit)],
  label: view,
  help: purposes[view],
  group: 'views',
  danger: 'view',
  screens: ['table'],
  run: () => act({type: 'view', view}),
}));
