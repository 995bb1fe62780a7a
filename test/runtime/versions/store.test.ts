import {chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {createVersionStore, type VersionStore, versionsFolder} from '../../../source/runtime/versions/store.ts';

const uuid = '3433a6e5-8624-46ce-90f0-adeff68afa95';
const other = '086b5aa0-9f83-41eb-845d-aefbca590fe0';
const definition = (memory: number, name = 'db1') =>
  `<domain type='kvm'>\n  <name>${name}</name>\n  <!-- grün & "nah" -->\n  <memory>${memory}</memory>\n</domain>\n`;

let home: string;
let folder: string;
let seconds: number;
let store: VersionStore;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kvmtop-versions-'));
  folder = versionsFolder({XDG_STATE_HOME: home});
  seconds = 1_795_000_000;
  store = open();
});
afterEach(() => rm(home, {recursive: true, force: true}));

const open = (most = 100) => createVersionStore({folder, most, wallSeconds: () => seconds++});
const files = (of = uuid) => readdir(join(folder, of));
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const memories = async (of: string | 'all' = uuid) =>
  Promise.all(
    (await store.list(of === 'all' ? undefined : of)).map(
      async (version) => /<memory>(\d+)/.exec(await store.read(version))?.[1],
    ),
  );

describe('a definition', () => {
  it('is kept as it is, for its owner only', async () => {
    expect(await store.keep(uuid, definition(1))).toBe(true);
    const [name = ''] = await files();
    expect(name).toMatch(/^20261118T\d{6}\.000Z-[0-9a-f]{12}\.xml$/);
    const path = join(folder, uuid, name);
    expect(await readFile(path, 'utf8')).toBe(definition(1));
    expect(await Promise.all([path, join(folder, uuid), folder, join(home, 'kvmtop')].map(mode))).toEqual([
      '600',
      '700',
      '700',
      '700',
    ]);
  });

  it('is kept once while it stays, and again when it comes back', async () => {
    const kept = [];
    for (const memory of [1, 1, 2, 2, 1]) kept.push(await store.keep(uuid, definition(memory)));
    expect(kept).toEqual([true, false, true, false, true]);
    expect(await memories()).toEqual(['1', '2', '1']);
  });

  it('is kept once, though two saw it at once', async () => {
    expect(await Promise.all([1, 1, 1].map((memory) => store.keep(uuid, definition(memory))))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is not kept again by the next session', async () => {
    await store.keep(uuid, definition(1));
    store = open();
    expect(await store.keep(uuid, definition(1))).toBe(false);
    expect(await memories()).toEqual(['1']);
  });

  it('comes after the newest one, even when the clock was set back', async () => {
    await store.keep(uuid, definition(1));
    seconds -= 86_400;
    await store.keep(uuid, definition(2));
    expect(await memories()).toEqual(['2', '1']);
  });

  it('takes the place of the oldest when there are too many, and never of the last ten', async () => {
    store = open(12);
    for (let memory = 1; memory <= 15; memory += 1) await store.keep(uuid, definition(memory));
    expect((await memories()).length).toBe(12);
    store = open(1);
    await store.keep(uuid, definition(16));
    expect(await memories()).toEqual(['16', '15', '14', '13', '12', '11', '10', '9', '8', '7']);
  });

  it('goes nowhere else, whatever is in the place of a UUID', async () => {
    await expect(store.keep('../../x', definition(1))).rejects.toThrow('is no UUID');
    await expect(store.read({uuid: '..', id: 'x'})).rejects.toThrow('is no UUID');
  });

  it('goes into no folder that is a link', async () => {
    const elsewhere = join(home, 'elsewhere');
    await mkdir(elsewhere);
    await mkdir(folder, {recursive: true});
    await symlink(elsewhere, join(folder, uuid));
    await expect(store.keep(uuid, definition(1))).rejects.toThrow('is no folder');
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('is taken away from others who could read its folder', async () => {
    await mkdir(join(folder, uuid), {recursive: true});
    await chmod(join(folder, uuid), 0o755);
    await store.keep(uuid, definition(1));
    expect(await mode(join(folder, uuid))).toBe('700');
  });

  it('leaves nothing behind when it cannot be written', async () => {
    await mkdir(join(home, 'kvmtop'), {recursive: true});
    await writeFile(folder, 'in the way');
    await expect(store.keep(uuid, definition(1))).rejects.toThrow();
    expect(await readdir(join(home, 'kvmtop'))).toEqual(['definitions']);
  });
});

describe('the list', () => {
  it('tells of one domain, or of all, newest first', async () => {
    await store.keep(uuid, definition(1));
    await store.keep(other, definition(5, 'web1'));
    await store.keep(uuid, definition(2));
    expect(await memories()).toEqual(['2', '1']);
    expect(await memories('all')).toEqual(['2', '5', '1']);
    const [newest, web, first] = await store.list(undefined);
    expect(newest).toMatchObject({
      name: 'db1',
      uuid,
      newest: true,
      changed: {added: 1, removed: 1},
      wallSeconds: 1_795_000_002,
    });
    expect(web).toMatchObject({
      name: 'web1',
      uuid: other,
      newest: true,
      bytes: Buffer.byteLength(definition(5, 'web1')),
    });
    expect([web?.changed, first?.changed, first?.newest]).toEqual([undefined, undefined, undefined]);
  });

  it('is empty where nothing was kept', async () => expect(await store.list(undefined)).toEqual([]));

  it('leaves out what is no version, and what was changed by somebody', async () => {
    await store.keep(uuid, definition(1));
    await store.keep(uuid, definition(2));
    const [first = '', second = ''] = (await files()).toSorted();
    await writeFile(join(folder, uuid, first), 'torn');
    await writeFile(join(folder, uuid, 'notes.xml'), definition(9));
    await writeFile(join(folder, 'notes.txt'), '');
    await symlink(join(folder, uuid, second), join(folder, uuid, '20270101T000000.000Z-0123456789ab.xml'));
    await symlink(join(folder, uuid), join(folder, other));
    expect((await store.list(undefined)).map(({id}) => id)).toEqual([second]);
    await expect(store.read({uuid, id: '20270101T000000.000Z-0123456789ab.xml'})).rejects.toThrow('ELOOP');
  });

  it('says since when a domain is undefined, and that as its last news', async () => {
    await store.keep(uuid, definition(1));
    await store.keep(other, definition(5, 'web1'));
    await store.markUndefined(uuid);
    await store.markUndefined(uuid);
    expect((await store.list(undefined)).map(({name, undefinedAt}) => [name, undefinedAt])).toEqual([
      ['db1', 1_795_000_002],
      ['web1', undefined],
    ]);
    expect(
      (await stat(join(folder, uuid, (await files()).find((name) => name.endsWith('undefined')) ?? ''))).size,
    ).toBe(0);
  });

  it('no longer says so once it is defined again', async () => {
    await store.keep(uuid, definition(1));
    await store.markUndefined(uuid);
    expect(await store.keep(uuid, definition(1))).toBe(true);
    expect(await store.keep(uuid, definition(1))).toBe(false);
    expect((await store.list(uuid)).map(({undefinedAt}) => undefinedAt)).toEqual([undefined]);
    expect((await files()).length).toBe(1);
  });

  it('says nothing of a domain that was never seen', async () => {
    await store.markUndefined(uuid);
    expect(await readdir(home)).toEqual([]);
  });
});
