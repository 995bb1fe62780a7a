import type {Field, Target, Values} from './operation.ts';

const button = {value: 'acpi', label: 'power button (ACPI)'};
const agent = {value: 'agent', label: 'guest agent'};

/** How the guest is asked to stop; by its agent only where every guest has one that may answer. */
export function modeFields(targets: readonly Target[]): readonly Field[] {
  const agents = targets.every(({facts}) => facts?.live.agent === 'connected' || facts?.live.agent === 'unknown');
  const choices = [{value: 'default', label: 'as libvirt sees fit'}, button, ...(agents ? [agent] : [])];
  return [{id: 'mode', label: 'How', initial: 'default', choices}];
}

/** The arguments that a chosen mode makes. */
export function modeArguments({mode = 'default'}: Values): readonly string[] {
  return mode === 'default' ? [] : ['--mode', mode];
}
