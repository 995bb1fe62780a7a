import type {Facts} from '../../../triage/facts.ts';

/** The name of a domain of these facts. */
export function nameOf({domains}: Facts, uuid: string): string {
  return domains.get(uuid)?.domain.name ?? uuid;
}
