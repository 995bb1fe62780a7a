import {execa} from 'execa';

/** The images beneath one, and the first of them that is missing. */
export interface Chain {
  readonly images: readonly string[];
  readonly missing: string | undefined;
}

interface ImageInfo {
  readonly filename?: unknown;
  readonly 'full-backing-filename'?: unknown;
}

/** Looks through an image as QEMU would, without a lock; nothing is known where qemu-img is not there or cannot read it. */
export async function chainOf(path: string): Promise<Chain> {
  const {stdout, stderr, failed} = await execa(
    'qemu-img',
    ['info', '--force-share', '--backing-chain', '--output=json', '--', path],
    {stdin: 'ignore', reject: false, timeout: 10_000, env: {LC_ALL: 'C.UTF-8'}},
  );
  // It says which of the chain it could not open, and nothing else.
  const missing = /Could not open '(.+)': No such file or directory/.exec(stderr)?.[1];
  if (failed) return {images: [], missing: missing === path ? undefined : missing};
  return {images: parse(stdout).filter((image) => image !== path), missing: undefined};
}

function parse(json: string): readonly string[] {
  try {
    const images: unknown = JSON.parse(json);
    if (!Array.isArray(images)) return [];
    return images.flatMap(({filename}: ImageInfo) => (typeof filename === 'string' ? [filename] : []));
  } catch {
    return [];
  }
}
