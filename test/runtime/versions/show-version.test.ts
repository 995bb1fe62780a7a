import {describe, expect, it} from 'vitest';
import type {Version} from '../../../source/archive/version.ts';
import {type ShowMeans, shownVersion} from '../../../source/runtime/versions/show-version.ts';
import type {VersionStore} from '../../../source/runtime/versions/store.ts';

const text = (memory: number, passwd = 'geheim') =>
  `<domain>\n  <memory>${memory}</memory>\n  <graphics type='vnc' passwd='${passwd}'/>\n</domain>\n`;
const version = (name: string, seconds: number): Version => ({
  id: String(seconds),
  uuid: 'u',
  name,
  wallSeconds: seconds,
  bytes: 0,
  sha256: '',
});
const [old, young] = [version('db1', 1_795_000_000), version('db1', 1_795_000_060)] as const;
const texts: Readonly<Record<string, string>> = {[old.id]: text(1), [young.id]: text(2)};

let asked: readonly string[];
const means = (now: string, readOnly = false): ShowMeans => ({
  virsh: {
    ask: async (argv) => {
      asked = argv;
      return `${now}\n\n`;
    },
  },
  store: {read: async ({id}) => texts[id] ?? expect.fail()} as Partial<VersionStore> as VersionStore,
  isReadOnly: () => readOnly,
});

it('is shown without its password', async () => {
  const shown = await shownVersion(means(''), {version: old});
  expect(shown).toEqual({title: 'db1, 2026-11-18 11:06:40', text: text(1, '********')});
});

describe('two versions', () => {
  it.each([
    [old, young],
    [young, old],
  ])('are compared from the older to the newer one', async (one, other) => {
    const shown = await shownVersion(means(''), {version: one, against: other});
    expect(shown.title).toBe('db1, from 2026-11-18 11:06:40 to 2026-11-18 11:07:40');
    expect(shown.text).toContain('-  <memory>1</memory>\n+  <memory>2</memory>');
    expect(shown.text).not.toContain('geheim');
    expect(shown.isComparison).toBe(true);
  });

  it('may have different names', async () => {
    const renamed = {...young, name: 'db2'};
    const {title} = await shownVersion(means(''), {version: old, against: renamed});
    expect(title).toBe('from db1, 2026-11-18 11:06:40 to db2, 2026-11-18 11:07:40');
  });
});

describe('what is defined now', () => {
  it('is the newest', async () => {
    const shown = await shownVersion(means(text(3)), {version: young, against: 'now'});
    expect(shown.title).toBe('db1, from 2026-11-18 11:07:40 to now');
    expect(shown.text).toContain('-  <memory>2</memory>\n+  <memory>3</memory>');
    expect(asked).toContain('--security-info');
  });

  it('is told without passwords through a read-only connection, which is no difference', async () => {
    const now = text(2).replace(" passwd='geheim'", '');
    const {text: shown} = await shownVersion(means(now, true), {version: young, against: 'now'});
    expect(shown).toBe('The two do not differ.');
    expect(asked).not.toContain('--security-info');
  });
});
