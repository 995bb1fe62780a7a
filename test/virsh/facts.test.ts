import {describe, expect, it} from 'vitest';
import {VirshError} from '../../source/virsh/errors.ts';
import {readFacts} from '../../source/virsh/facts.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import {fixture} from './fixture.ts';

const uuid = '11111111-2222-4333-8444-555555555555';

/** A virsh that answers from a table, and the commands that it was asked. */
function answering(answers: Readonly<Record<string, string | VirshError>>) {
  const asked: string[] = [];
  const virsh: Virsh = {
    async ask(argv) {
      expect(argv.slice(1, 3)).toEqual(['--domain', uuid]);
      const command = argv.filter((_word, index) => index !== 1 && index !== 2).join(' ');
      asked.push(command);
      const answer = answers[command] ?? new VirshError('unsupported', 'not supported', argv);
      if (answer instanceof VirshError) throw answer;
      return answer;
    },
    run: () => Promise.reject(new Error('nothing is to be run')),
    words: () => ['virsh'],
    watch: () => ({stop: () => undefined}),
    cpuMs: () => undefined,
    close: async () => undefined,
  };
  return {virsh, asked};
}

const active = {
  dominfo: fixture('facts/dominfo-active.txt'),
  'snapshot-list --name': fixture('facts/snapshot-list.txt'),
  'checkpoint-list --name': fixture('facts/checkpoint-list.txt'),
  dumpxml: fixture('facts/dumpxml-active.txt'),
  'dumpxml --inactive': fixture('facts/dumpxml-uefi.txt'),
};

describe('the facts', () => {
  it('are of both forms of an active domain', async () => {
    const facts = await readFacts(answering(active).virsh, uuid, 1000);
    expect(facts).toMatchObject({
      persistent: true,
      autostart: true,
      managedSave: false,
      snapshots: [' two ', `it's "one" -x`],
      checkpoints: ['cp1'],
      live: {nvram: undefined, vcpus: {maximum: 1}},
      inactive: {nvram: '/lab/x/disks/vars & more.fd', vcpus: {maximum: 4}},
    });
    expect(facts).not.toHaveProperty('active');
  });

  it('of one that is shut off need its XML once', async () => {
    const {virsh, asked} = answering({...active, dominfo: fixture('facts/dominfo-shut-off.txt')});
    const facts = await readFacts(virsh, uuid, 1000);
    expect(facts.inactive).toEqual(facts.live);
    expect(asked).not.toContain('dumpxml --inactive');
  });

  it('of a transient one have no next start', async () => {
    const {virsh, asked} = answering({...active, dominfo: fixture('facts/dominfo-transient.txt')});
    expect(await readFacts(virsh, uuid, 1000)).toMatchObject({persistent: false, inactive: undefined});
    expect(asked).not.toContain('dumpxml --inactive');
  });

  it('are empty where the driver has no such thing', async () => {
    const {dominfo, dumpxml} = active;
    const {virsh} = answering({dominfo, dumpxml, 'dumpxml --inactive': dumpxml});
    expect(await readFacts(virsh, uuid, 1000)).toMatchObject({snapshots: [], checkpoints: []});
  });

  it.each([
    ['timeout', 'snapshot-list --name'],
    ['connection', 'checkpoint-list --name'],
    ['no-domain', 'dominfo'],
    ['no-domain', 'dumpxml'],
  ] as const)('are not made up after an error: %s of %s', async (kind, command) => {
    const {virsh} = answering({...active, [command]: new VirshError(kind, 'words', [command])});
    await expect(readFacts(virsh, uuid, 1000)).rejects.toMatchObject({name: 'VirshError', kind});
  });

  it('are not made up of XML that cannot be read', async () => {
    const {virsh} = answering({...active, dumpxml: '<domain><'});
    await expect(readFacts(virsh, uuid, 1000)).rejects.toThrow('The XML of the domain cannot be read');
  });
});
