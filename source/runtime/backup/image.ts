import {stat} from 'node:fs/promises';
import type {ImageFacts} from '../../archive/backup-plan.ts';
import {isSystemError, sentenceOf, TaskError} from '../tasks/task-error.ts';
import {runTool, tryTool} from '../tasks/tool.ts';

/** What `qemu-img info --output=json` says of an image and those beneath it, as far as it is relied on. */
interface ImageInfo {
  readonly filename: string;
  readonly format: string;
  readonly 'virtual-size': number;
  readonly 'actual-size'?: number;
  readonly encrypted?: boolean;
  readonly 'backing-filename'?: string;
  readonly 'backing-filename-format'?: string;
  readonly 'format-specific'?: {readonly data?: {readonly 'data-file'?: string}};
}

/**
 * Reads what there is to know of an image, also while it is in use. Its format is that of the definition, because a guest
 * can make a raw image look like one that is based on any file of the host.
 */
export async function readImage(path: string, format: string): Promise<ImageFacts | {readonly fault: string}> {
  try {
    const {mode, uid, gid, blocks, isBlock} = await status(path);
    const [image, ...beneath] = await chainOf(path, format);
    if (image === undefined) return {fault: `qemu-img says nothing of ${path}.`};
    return {
      path,
      kind: isBlock ? 'block' : 'file',
      format,
      virtualBytes: image['virtual-size'],
      allocatedBytes: blocks * 512,
      flatBytes: await flatBytesOf(path, format),
      chain: beneath.map(({filename}) => filename),
      hasDataFile: image['format-specific']?.data?.['data-file'] !== undefined,
      ...(isBlock ? {mode: undefined, uid: undefined, gid: undefined} : {mode, uid, gid}),
    };
  } catch (error) {
    if (error instanceof TaskError || isSystemError(error)) return {fault: sentenceOf(error)};
    throw error;
  }
}

/** The same of an image that qemu-img reads by its address; undefined where nobody serves it now. */
export async function readNetworkImage(address: string, format: string): Promise<ImageFacts | undefined> {
  const {stdout, exitCode} = await tryTool('qemu-img', ['info', '-U', '-f', format, '--output=json', '--', address]);
  if (exitCode !== 0) return undefined;
  const {'virtual-size': virtualBytes}: ImageInfo = JSON.parse(stdout);
  return {
    path: address,
    kind: 'network',
    format,
    virtualBytes,
    allocatedBytes: virtualBytes,
    flatBytes: await flatBytesOf(address, format),
    chain: [],
    hasDataFile: false,
    mode: undefined,
    uid: undefined,
    gid: undefined,
  };
}

async function status(path: string) {
  const found = await stat(path);
  const isBlock = found.isBlockDevice();
  if (!isBlock && !found.isFile()) throw new TaskError(`${path} is neither a file nor a block device.`);
  const {mode, uid, gid, blocks} = found;
  return {mode: mode & 0o7777, uid, gid, blocks, isBlock};
}

/** The image, and those that it is based on. */
async function chainOf(path: string, format: string): Promise<readonly ImageInfo[]> {
  const text = await runTool('qemu-img', ['info', '-U', '-f', format, '--backing-chain', '--output=json', '--', path]);
  const chain: readonly ImageInfo[] = JSON.parse(text);
  chain.forEach((image, index) => {
    const next = chain[index + 1];
    if (next === undefined || image['backing-filename-format'] !== undefined || next.format === 'raw') return;
    const remedy = `qemu-img rebase -u -F ${next.format} -b '${image['backing-filename']}' '${image.filename}'`;
    throw new TaskError(
      `${image.filename} does not say of which format the image is that it is based on: say it, with ${remedy}.`,
    );
  });
  return chain;
}

/** How large one image of all its data becomes; undefined where qemu-img cannot tell. */
async function flatBytesOf(path: string, format: string): Promise<number | undefined> {
  const args = ['measure', '-U', '-f', format, '-O', 'qcow2', '--output=json', path];
  const {stdout, exitCode} = await tryTool('qemu-img', args);
  if (exitCode !== 0) return undefined;
  const {required}: {readonly required?: number} = JSON.parse(stdout);
  return required;
}

/** qemu-img only checks what it has the key of. */
async function isEncrypted(path: string, format: string): Promise<boolean> {
  const {stdout, exitCode} = await tryTool('qemu-img', ['info', '-U', '-f', format, '--output=json', '--', path]);
  if (exitCode !== 0) return false;
  const {encrypted}: ImageInfo = JSON.parse(stdout);
  return encrypted === true;
}

/**
 * @returns what is wrong inside an image, as a sentence; undefined of one that is sound, or that nobody can check
 * @throws TaskError when it was not found out, Cancelled
 */
export async function checkImage(path: string, format: string, signal: AbortSignal): Promise<string | undefined> {
  if (format !== 'qcow2') return undefined;
  const args = ['check', '-f', format, '--output=json', path];
  const {stdout, stderr, exitCode, killedBy} = await tryTool('qemu-img', args, {signal});
  if (killedBy !== undefined)
    throw new TaskError(`qemu-img was ended by ${killedBy} while it checked ${path}: try again.`);
  // 3 means lost clusters: wasted space, and no damage (qemu-img(1)).
  if (exitCode === 0 || exitCode === 3 || (await isEncrypted(path, format))) return undefined;
  const words = stderr.trim().split('\n').at(-1) || stdout.trim().slice(0, 200);
  return `qemu-img check finds it damaged: ${words || `exit code ${exitCode}`}`;
}
