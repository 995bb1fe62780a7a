import type {Domain} from '../../source/model/domain.ts';
import type {Target, Values} from '../../source/operations/operation.ts';
import {readFacts} from '../../source/virsh/facts.ts';
import {domstats, listDomains} from '../../source/virsh/questions.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import type {Lab} from '../lab/lab.ts';
import {filled, operation} from './target.ts';

const patience = 30_000;

/** A domain of a lab as kvmtop sees it. */
export async function targetIn(virsh: Virsh, uuid: string): Promise<Target> {
  const identity = (await listDomains(virsh, patience)).find((domain) => domain.uuid === uuid);
  if (identity === undefined) throw new Error(`There is no domain ${uuid}.`);
  const [sample] = await domstats(virsh, {groups: ['state', 'balloon'], domains: [uuid]}, patience);
  const domain: Domain = {
    ...identity,
    readings: {
      ...(sample?.state && {state: {at: 0, value: sample.state}}),
      ...(sample?.balloon && {balloon: {at: 0, value: sample.balloon}}),
    },
    rates: {},
    trend: [],
  };
  return {domain, facts: await readFacts(virsh, uuid, patience)};
}

/**
 * Does to a domain what kvmtop would do: what is filled in is judged, what is asked before is asked.
 * @returns what the command printed
 * @throws why it does not fit, what is wrong with a value, why it must not run, or what virsh said
 */
export async function perform(lab: Lab, virsh: Virsh, uuid: string, id: string, values: Values = {}): Promise<string> {
  const target = await targetIn(virsh, uuid);
  const {unfit, fields, precheck, argv} = operation(id);
  const reason = unfit(target);
  if (reason !== undefined) throw new Error(reason);
  const all = filled(id, [target], values);
  for (const field of fields?.([target]) ?? []) {
    const fault = field.fault?.(all[field.id] ?? '', all);
    if (fault !== undefined) throw new Error(fault);
  }
  const check = precheck?.(target, all);
  const fault = check?.fault(await lab.virsh(check.argv));
  if (fault !== undefined) throw new Error(fault);
  return lab.virsh(argv(target, all));
}
