import {diskSecrets} from './left-out.ts';
import {blocks, note, overwrites, type RestoreCase, type Rule} from './restore-case.ts';
import type {RestoreProblem} from './restore-plan.ts';
import {poolOf} from './restore-subject.ts';

/** What the definition asks of the host beside its images. */
export const hostRules: readonly Rule[] = [
  machine,
  networks,
  pools,
  files,
  secrets,
  firmware,
  tpm,
  snapshots,
  fromTheBackup,
];

function machine({subject, around, name}: RestoreCase): readonly RestoreProblem[] {
  const {emulator} = subject;
  if (emulator !== undefined && !around.paths.has(emulator)) {
    const advice = 'install that QEMU, or make a link of that name to the one that is here (ln -s)';
    return [blocks(`The emulator ${emulator} is not on this host: ${advice}.`)];
  }
  if (around.machineFault === undefined) return [];
  const asked = [subject.type, subject.arch, subject.machine].filter((word) => word !== undefined).join(', ');
  const said = around.machineFault.replace(/\.$/, '');
  return [
    blocks(
      `${name} needs a machine that libvirt does not have here (${asked}): ${said}. See virsh domcapabilities for what it has.`,
    ),
  ];
}

function networks({subject, around, name}: RestoreCase): readonly RestoreProblem[] {
  return absent(subject.networks, around.networks).map((network) =>
    note(`There is no network ${network} on this host: define it (virsh net-define) before you start ${name}.`),
  );
}

function pools({subject, fates, around, name}: RestoreCase): readonly RestoreProblem[] {
  const placed = new Set(fates.flatMap(({fate, disk}) => (fate === 'placed' ? [disk] : [])));
  const needed = subject.disks.flatMap((disk) => (placed.has(disk) ? [] : (poolOf(disk) ?? [])));
  return absent([...new Set(needed)], around.pools).map((pool) =>
    note(`There is no storage pool ${pool} on this host: define it (virsh pool-define) before you start ${name}.`),
  );
}

function absent(names: readonly string[], known: readonly string[] | undefined): readonly string[] {
  return known === undefined ? [] : names.filter((name) => !known.includes(name));
}

function files({subject, around, name}: RestoreCase): readonly RestoreProblem[] {
  return subject.files
    .filter(({path}) => !around.paths.has(path))
    .map(({what, path}) => note(`Its ${what} ${path} is not on this host: put it there before you start ${name}.`));
}

/** Those without which QEMU cannot read what is restored. */
function secrets({subject, fates, around, name}: RestoreCase): readonly RestoreProblem[] {
  const ofDisks = fates.flatMap((each) => (each.fate === 'placed' && each.isPlain ? [] : diskSecrets(each.disk)));
  return absent([...new Set([...ofDisks, ...subject.tpmSecrets])], around.secrets).map((secret) =>
    note(
      `There is no secret ${secret} in libvirt on this host: define it with its value (virsh secret-define, virsh secret-set-value) before you start ${name}.`,
    ),
  );
}

function firmware({placements, nvramPath, around}: RestoreCase): readonly RestoreProblem[] {
  const isPlaced = placements.some(({role}) => role === 'nvram');
  if (nvramPath === undefined || isPlaced || around.paths.has(nvramPath)) return [];
  return [note(`There are no variables of its firmware (${nvramPath}): it starts with new ones.`)];
}

function tpm({choices, subject, around, name, tpmPath}: RestoreCase): readonly RestoreProblem[] {
  if (tpmPath === undefined) return [];
  if (choices.as !== undefined && subject.tpm !== undefined) {
    return [blocks(`The definition names the folder of its TPM (${tpmPath}), and a copy cannot have the same one.`)];
  }
  if (choices.as !== undefined) {
    return [note(`${name} gets the state of the TPM too: what is sealed with it can be opened in both.`)];
  }
  const isThere = around.paths.has(tpmPath);
  return isThere ? [overwrites(`The state of its TPM is there already (${tpmPath}): it is replaced.`)] : [];
}

function snapshots({manifest, choices}: RestoreCase): readonly RestoreProblem[] {
  if (choices.definitionOnly || manifest.snapshots.length === 0) return [];
  const lost = manifest.snapshots.filter(({restorable}) => !restorable || choices.as !== undefined);
  if (lost.length === 0) return [];
  const names = lost.map((snapshot) => snapshot.name).join(', ');
  const why = choices.as === undefined ? 'their data are not in the backup' : 'they are of another domain';
  return [note(`These snapshots are not restored, for ${why}: ${names}.`)];
}

function fromTheBackup({manifest}: RestoreCase): readonly RestoreProblem[] {
  const crash = manifest.consistency === 'crash-consistent' && manifest.disks.some(({file}) => file !== undefined);
  const sentence =
    'The disks are as after a power cut at that moment: the guest repairs its file systems at its start.';
  return [...(crash ? [note(sentence)] : []), ...manifest.notes.map(note)];
}
