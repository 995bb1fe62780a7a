import {domainOf} from '../xml/identity.ts';
import type {LibvirtFolders} from './libvirt-folders.ts';
import type {Manifest} from './manifest.ts';
import type {RestoreCase, Rule} from './restore-case.ts';
import {restoredDefinition} from './restore-definition.ts';
import {type DiskFate, fatesOf, settled} from './restore-fates.ts';
import {folderRules} from './restore-folders.ts';
import {hostRules} from './restore-host.ts';
import {identityRules} from './restore-identity.ts';
import {imageRules} from './restore-images.ts';
import {folderOf, nvramPath as pathOfNvram, tpmPath as pathOfTpm} from './restore-paths.ts';
import {nvramPlacement, type Placement} from './restore-placement.ts';
import type {RestoreChoices, RestorePlan} from './restore-plan.ts';
import {stepsOf} from './restore-steps.ts';
import {type Subject, subjectOf} from './restore-subject.ts';
import type {PathFact, Surroundings} from './restore-surroundings.ts';
import {uncopiedRules} from './restore-uncopied.ts';

/** A backup and what is wanted of it, before anybody has looked at the host. */
export interface RestoreWish {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly choices: RestoreChoices;
  readonly name: string;
  /** The text of its definition. */
  readonly text: string;
  readonly subject: Subject;
  readonly fates: readonly DiskFate[];
  readonly nvram: Placement | undefined;
  /** The folders in which libvirt keeps things by itself. */
  readonly homes: LibvirtFolders;
  /** Where the domain has the variables of its firmware, restored or not. */
  readonly nvramPath: string | undefined;
  /** Where the state of its TPM goes; a copy has its own UUID there. */
  readonly tpmPath: string | undefined;
}

/** A placement on this host. */
export interface Placed extends Placement {
  /** Where it goes, without symbolic links. */
  readonly place: string;
  /** What it takes on the disk at most, holes left out. */
  readonly allocatedBytes: number;
  /** What is there now. */
  readonly inTheWay: PathFact | undefined;
}

/** A plan with all that is needed to carry it out. */
export interface RestoreWork {
  /** Its digest is still to be made, of all of this. */
  readonly plan: Omit<RestorePlan, 'digest'>;
  readonly placements: readonly Placed[];
  /** Where the state of its TPM goes; a copy has its own UUID there. */
  readonly tpmPath: string | undefined;
  /** What is defined. */
  readonly definition: string;
}

/**
 * What the definition and the choices say; undefined of a text that is no definition of a domain.
 * @param homes the folders in which libvirt keeps things by itself
 */
export function wishOf(
  folder: string,
  manifest: Manifest,
  text: string,
  choices: RestoreChoices,
  homes: LibvirtFolders,
): RestoreWish | undefined {
  const domain = domainOf(text);
  if (domain === undefined) return undefined;
  const subject = subjectOf(text, domain);
  const name = choices.as ?? subject.name;
  const nvramPath = pathOfNvram(manifest, subject, choices, name, homes.nvram);
  return {
    folder,
    manifest,
    choices,
    name,
    text,
    subject,
    fates: fatesOf(manifest, subject, choices, name),
    nvram: nvramPlacement(manifest, choices, nvramPath),
    homes,
    nvramPath,
    tpmPath: pathOfTpm(manifest, subject, choices, homes.tpm),
  };
}

/** Plans a restore into what is there. */
export function workOf(wish: RestoreWish, around: Surroundings): RestoreWork {
  const {folder, manifest, choices, name, subject, text, nvram, nvramPath, tpmPath} = wish;
  const fates = settled(wish.fates, around);
  const placements = [
    ...fates.flatMap((fate) => (fate.fate === 'placed' ? [fate.placement] : [])),
    ...(nvram ? [nvram] : []),
  ];
  const facts: RestoreCase = {manifest, choices, name, subject, fates, placements, nvramPath, tpmPath, around};
  return {
    plan: {
      folder,
      manifest,
      choices,
      name,
      steps: stepsOf(facts),
      problems: rules.flatMap((rule) => rule(facts)).sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level)),
    },
    placements: placements.map((placement) => placed(placement, around)),
    tpmPath,
    definition: restoredDefinition(text, {as: choices.as, fates, nvram}),
  };
}

function placed(placement: Placement, {paths, folders, copies}: Surroundings): Placed {
  const {to, from, bytes} = placement;
  const inTheWay = paths.get(to);
  const folder = folders.get(folderOf(to))?.real ?? folderOf(to);
  return {
    ...placement,
    place: inTheWay?.real ?? `${folder}/${to.slice(to.lastIndexOf('/') + 1)}`,
    allocatedBytes: copies.get(from)?.allocatedBytes ?? bytes,
    inTheWay,
  };
}

const rules: readonly Rule[] = [...identityRules, ...imageRules, ...folderRules, ...uncopiedRules, ...hostRules];
const order = ['blocks', 'overwrites', 'note'];
