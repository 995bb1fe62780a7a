import type {DomainState} from '../model/domain-state.ts';
import type {Target, Tool} from './operation.ts';

/** One reason why an operation does not fit; undefined when it is none. */
export type Check = (target: Target) => string | undefined;

/** The first reason of several. */
export function all(...checks: readonly Check[]): Check {
  return (target) => {
    for (const check of checks) {
      const reason = check(target);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
}

export function stateOf({domain}: Target): DomainState | undefined {
  return domain.readings.state?.value.state;
}

/** Whether it has a QEMU process; a crashed domain that libvirt keeps has one. */
export function isOn(target: Target): boolean {
  const state = stateOf(target);
  return state !== undefined && state !== 'shut off';
}

/** Does not fit in these states, for these reasons. */
export function unlessState(reasons: Readonly<Partial<Record<DomainState, string>>>): Check {
  return (target) => {
    const state = stateOf(target);
    return state === undefined ? 'its state is not known yet' : reasons[state];
  };
}

/** Fits only what has a QEMU process. */
export function active(because: string): Check {
  return unlessState({'shut off': `shut off: ${because}`});
}

/** Fits only what has none. */
export const inactive: Check = (target) => {
  const state = stateOf(target);
  if (state === undefined) return 'its state is not known yet';
  return isOn(target) ? `${state}: shut it down first` : undefined;
};

const lacking: Readonly<Record<Tool, string>> = {
  'virt-clone': 'virt-clone is not installed here: it is in the package virtinst',
  'virt-viewer': 'virt-viewer is not installed here',
  display: 'this terminal has no graphical display',
};

/** Fits only where these are. */
export function having(...needed: readonly Tool[]): Check {
  return ({lacks}) => {
    const missing = needed.find((tool) => lacks?.has(tool));
    return missing && lacking[missing];
  };
}

export const factsRead: Check = ({facts}) => (facts === undefined ? 'its facts are still being read' : undefined);

/** Fits only what outlives its QEMU process; needs facts. */
export const persistent: Check = all(factsRead, ({facts}) =>
  facts?.persistent === false ? 'transient: it has no definition that would stay' : undefined,
);
