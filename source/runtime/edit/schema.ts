import {createRun} from '../../virsh/run.ts';
import type {RunResult} from '../../virsh/virsh.ts';

/** Checks the file of a definition, whatever it says. Never throws. */
export type DefineElsewhere = (path: string) => Promise<RunResult>;

const refusal = /failed to validate against schema: (?:Unable to validate doc against \S+ *)?(?<words>.*)$/s;

/**
 * Makes what defines a file with libvirt's test driver: it has the schema of all drivers, and its domains end with the
 * connection.
 */
export function createDefineElsewhere(env: NodeJS.ProcessEnv): DefineElsewhere {
  const run = createRun({uri: 'test:///default', readOnly: false, env});
  return (path) => run(['define', '--validate', '--file', path]);
}

/**
 * What libvirt's schema has against the definition in a file; undefined for nothing, or where it cannot be told. What
 * else the test driver says is its own, and means nothing.
 */
export async function schemaFault(path: string, defineElsewhere: DefineElsewhere): Promise<string | undefined> {
  const {error} = await defineElsewhere(path);
  const words = refusal.exec(error?.message ?? '')?.groups?.words;
  return words === undefined ? undefined : words.trim().replace(sayings, '; ') || 'it does not say why';
}

/** What the sayings of libxml2 begin with, which stood on a line each. */
const sayings = / (?=(?:Did not expect|Element|Error|Expecting|Extra element|Invalid|Type) )/g;
