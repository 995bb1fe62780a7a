import {namesText} from '../model/words.ts';
import {blocks, note, overwrites, type RestoreCase, type Rule} from './restore-case.ts';
import type {RestoreProblem} from './restore-plan.ts';
import type {HostDomain} from './restore-surroundings.ts';

/** The domains of this host that have its name, its UUID or one of its MACs. */
export const identityRules: readonly Rule[] = [nameOfCopy, sameName, sameUuid, sameMac, sameClaim];

/** libvirt's own file of a domain is made as `NAME.xml.new`, and a file name has at most 255 bytes. */
const mostBytes = 247;

/** What libvirt takes for no name (virDomainDefPostParse), what XML cannot hold, and what cannot be a file name. */
const nameFaults: readonly [string, (name: string) => boolean][] = [
  ['is empty', (name) => name.trim() === ''],
  ['has a slash or a line break in it', (name) => /[/\n]/.test(name)],
  ['has a control character in it', (name) => /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(name)],
  ['is that of a folder', (name) => name === '.' || name === '..'],
  [`has more than ${mostBytes} bytes`, (name) => Buffer.byteLength(name) > mostBytes],
];

function nameOfCopy({choices: {as}}: RestoreCase): readonly RestoreProblem[] {
  if (as === undefined) return [];
  const fault = nameFaults.find(([, isSo]) => isSo(as))?.[0];
  if (fault !== undefined) return [blocks(`The name of the copy ${fault}: choose another one.`)];
  return [note(`${as} is a copy with a UUID and MACs of its own; inside, the guest is the same in all else.`)];
}

function sameName({choices, name, subject, around}: RestoreCase): readonly RestoreProblem[] {
  const other = around.domains.find((domain) => domain.name === name);
  if (other === undefined) return [];
  if (choices.as !== undefined) return [blocks(`There is a domain ${name} already: choose another name for the copy.`)];
  if (other.uuid === subject.uuid) return [];
  return [
    blocks(
      `Another domain of this host is called ${name}, with the UUID ${other.uuid}: restore as a copy under another name (--as NAME), or rename that one first.`,
    ),
  ];
}

function sameUuid(facts: RestoreCase): readonly RestoreProblem[] {
  const same = replacedBy(facts);
  if (same === undefined) return [];
  const {name} = facts;
  if (same.name !== name) {
    const rename = 'rename it back first (virsh domrename), or restore as a copy under another name (--as NAME)';
    return [blocks(`The domain is called ${same.name} on this host, and ${name} in the backup: ${rename}.`)];
  }
  if (same.active) {
    return [blocks(`${name} is not shut off: destroy it first, or restore as a copy under another name (--as NAME).`)];
  }
  const saved = `${name} has a saved memory (managed save) that fits its disks only as they are now: remove it first (virsh managedsave-remove), or restore as a copy (--as NAME).`;
  const count = same.snapshots.length;
  return [
    ...(same.managedSave && !facts.choices.definitionOnly ? [blocks(saved)] : []),
    overwrites(`${name} is defined already: its definition is replaced by that of the backup.`),
    ...(count > 0 && !facts.choices.definitionOnly
      ? [
          overwrites(
            `${name} has ${count === 1 ? 'a snapshot' : `${count} snapshots`}, whose data are lost with the images.`,
          ),
        ]
      : []),
  ];
}

function sameMac({choices, subject, around}: RestoreCase): readonly RestoreProblem[] {
  if (choices.as !== undefined) return [];
  return around.domains
    .filter(({uuid}) => uuid !== subject.uuid)
    .flatMap(({name, macs}) => {
      const mac = subject.macs.find((each) => macs.includes(each));
      const sentence = `${name} has the MAC ${mac} too: do not let both run on one network, or restore as a copy (--as NAME).`;
      return mac === undefined ? [] : [note(sentence)];
    });
}

function sameClaim(facts: RestoreCase): readonly RestoreProblem[] {
  const {subject, name, around} = facts;
  const replaced = replacedBy(facts);
  const others = around.domains.filter((domain) => domain !== replaced);
  return subject.claims.flatMap((claim) => {
    const names = others.filter(({claims}) => claims.includes(claim)).map((other) => other.name);
    const have = `${namesText(names, 6)} ${names.length === 1 ? 'has' : 'have'} ${claim} too`;
    const sentence = `${have}, which only one of them can have: change it in ${name} before both run.`;
    return names.length === 0 ? [] : [note(sentence)];
  });
}

/** The domain of this host whose definition would be replaced. */
export function replacedBy({choices, subject, around}: RestoreCase): HostDomain | undefined {
  if (choices.as !== undefined) return undefined;
  return around.domains.find(({uuid}) => uuid === subject.uuid);
}
