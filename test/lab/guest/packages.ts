import {glob, rm} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {basename, join} from 'node:path';
import {execa} from 'execa';

/**
 * Downloads Debian's kernel and busybox and unpacks them below the folder.
 * @returns the root of what they hold
 * @throws a sentence when apt-get does not deliver them
 */
export async function unpackPackages(folder: string): Promise<string> {
  await download(folder).catch(async (error: unknown) => {
    if (userInfo().uid !== 0) throw cannotDownload(error);
    await execa('apt-get', ['-q', 'update']);
    await download(folder).catch((again: unknown) => {
      throw cannotDownload(again);
    });
  });
  const root = join(folder, 'root');
  for await (const file of glob(join(folder, '*.deb'))) {
    await execa('dpkg', ['-x', file, root]);
    await rm(file);
  }
  return root;
}

/** The package linux-image-cloud-amd64 is empty: it depends on the newest kernel's package. */
async function download(folder: string): Promise<void> {
  const {stdout} = await execa('apt-cache', ['depends', '--important', 'linux-image-cloud-amd64']);
  const kernel = /Depends: (linux-image-\S+)/.exec(stdout)?.[1];
  if (kernel === undefined) throw new Error('apt knows no package linux-image-cloud-amd64.');
  await execa('apt-get', ['-q', 'download', kernel, 'busybox-static'], {cwd: folder});
}

function cannotDownload(cause: unknown): Error {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    'The packages of the lab\'s guest cannot be downloaded; check the network and run "apt-get update" as root. ' +
      `apt said: ${detail}`,
    {cause},
  );
}

/**
 * The first file that the pattern matches.
 * @throws when there is none
 */
export async function firstMatch(pattern: string): Promise<string> {
  for await (const file of glob(pattern)) return file;
  throw new Error(`The packages of the lab's guest hold no ${basename(pattern)}.`);
}
