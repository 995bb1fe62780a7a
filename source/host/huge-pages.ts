import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {HugePages} from '../model/host-extras.ts';
import {readText} from './read-text.ts';

const home = '/sys/kernel/mm/hugepages';

/**
 * The pools of huge pages that have any, by size (Documentation/admin-guide/mm/hugetlbpage.rst). Free are those that
 * nobody has, and that nobody was promised.
 * @param folder that of the kernel, but in tests
 */
export async function readHugePages(folder = home): Promise<readonly HugePages[]> {
  const names = await readdir(folder).catch(() => []);
  const pools = await Promise.all(names.map((name) => readPool(folder, name)));
  return pools.flatMap((pool) => pool ?? []).sort((a, b) => a.pageBytes - b.pageBytes);
}

async function readPool(folder: string, name: string): Promise<HugePages | undefined> {
  const size = /^hugepages-(\d+)kB$/.exec(name)?.[1];
  const figure = async (file: string) => Number(await readText(join(folder, name, file)));
  const total = await figure('nr_hugepages');
  if (size === undefined || !(total > 0)) return undefined;
  const [free, promised] = await Promise.all([figure('free_hugepages'), figure('resv_hugepages')]);
  return {pageBytes: Number(size) * 1024, total, free: Math.max(0, free - (promised || 0))};
}
