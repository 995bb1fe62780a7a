import type {RestoreCase} from './restore-case.ts';
import {replacedBy} from './restore-identity.ts';
import type {Placement} from './restore-placement.ts';
import type {RestoreStep} from './restore-plan.ts';

/** What is done, in its order. */
export function stepsOf(facts: RestoreCase): readonly RestoreStep[] {
  const {manifest, choices, placements, name} = facts;
  const {files} = manifest;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const count = files.length === 1 ? 'the file' : `the ${files.length} files`;
  const replaced = replacedBy(facts) !== undefined;
  const identity = choices.as === undefined ? '' : ', as a copy with a UUID and MACs of its own';
  return [
    {what: 'verify', text: `Compare ${count} of the backup with what the manifest says.`, bytes},
    ...placements.map((placement) => placementStep(facts, placement)),
    ...tpmSteps(facts),
    {
      what: 'define',
      text: `${replaced ? 'Replace the definition of' : 'Define'} ${name}${identity}.`,
      bytes: undefined,
    },
    ...restoredSnapshots(facts).map(
      (snapshot): RestoreStep => ({
        what: 'snapshot',
        text: `Tell libvirt of the snapshot ${snapshot.name} again.`,
        bytes: undefined,
      }),
    ),
  ];
}

function placementStep({around}: RestoreCase, {role, name, to, bytes, format, becomes}: Placement): RestoreStep {
  const form =
    format === becomes ? '' : `, as the ${becomes} image that the definition speaks of (the copy is ${format})`;
  const over = around.paths.has(to) ? ', over what is there' : '';
  return {what: role === 'disk' ? 'image' : 'nvram', text: `Copy ${name} to ${to}${form}${over}.`, bytes};
}

function tpmSteps({manifest, choices, tpmPath}: RestoreCase): readonly RestoreStep[] {
  if (tpmPath === undefined) return [];
  const bytes = manifest.files.reduce((sum, file) => sum + (file.role === 'tpm' ? file.bytes : 0), 0);
  const to = choices.as === undefined ? tpmPath : 'the folder of its own UUID';
  return [{what: 'tpm', text: `Copy the state of the TPM to ${to}.`, bytes}];
}

/** The snapshots that libvirt can be told of again. */
export function restoredSnapshots({manifest, choices}: Pick<RestoreCase, 'manifest' | 'choices'>) {
  if (choices.definitionOnly || choices.as !== undefined) return [];
  return manifest.snapshots.filter(({restorable}) => restorable);
}
