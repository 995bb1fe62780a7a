import type {StatGroup} from '../../model/sample.ts';
import type {DetailTab} from '../state.ts';

/** The title of the detail shows how the domain stands and what it burns, whatever the tab. */
const always: readonly StatGroup[] = ['state', 'cpu-total'];

/** The groups whose readings each tab of the detail shows. */
export const tabGroups: Readonly<Record<DetailTab, readonly StatGroup[]>> = {
  overview: [...always, 'interface', 'vcpu', 'balloon', 'block'],
  vcpus: [...always, 'vcpu'],
  memory: [...always, 'balloon'],
  disks: [...always, 'block'],
  network: [...always, 'interface'],
  xml: always,
  snapshots: always,
  events: always,
};
