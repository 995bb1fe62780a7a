/** What the name of a version's file says. */
export interface VersionId {
  /** When it was first seen, in seconds since 1970. */
  readonly wallSeconds: number;
  /** How the SHA-256 of its text begins. */
  readonly digest: string;
}

const digestLength = 12;
const ending = '.xml';
const form = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d\.\d{3}Z)-([0-9a-f]{12})\.xml$/;
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The name of the file of a version: its time in UTC, so that names sort by time, and the beginning of its digest, as
 * in 20261123T070527.123Z-0123456789ab.xml. Nothing of the text itself is in it.
 */
export function versionId(wallSeconds: number, sha256: string): string {
  return `${timeName(wallSeconds)}-${sha256.slice(0, digestLength)}${ending}`;
}

/** Takes the name of a file apart; undefined for one that is no version. */
export function parseVersionId(name: string): VersionId | undefined {
  const [, year, month, day, hour, minute, second, digest] = form.exec(name) ?? [];
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
  return digest === undefined || Number.isNaN(ms) ? undefined : {wallSeconds: ms / 1000, digest};
}

/** The mark in the folder of a domain that was seen to be undefined, by its time: empty, and gone once it is defined again. */
export function undefinedMark(wallSeconds: number): string {
  return `${timeName(wallSeconds)}-undefined`;
}

/** When the domain was undefined, in seconds since 1970; undefined for the name of another file. */
export function parseUndefinedMark(name: string): number | undefined {
  const stem = /^(.+)-undefined$/.exec(name)?.[1];
  return parseVersionId(`${stem}-${'0'.repeat(digestLength)}${ending}`)?.wallSeconds;
}

/** Whether it can be the name of a folder: a UUID as libvirt writes it. */
export function isUuid(name: string): boolean {
  return uuidForm.test(name);
}

function timeName(wallSeconds: number): string {
  return new Date(Math.round(wallSeconds * 1000)).toISOString().replaceAll(/[-:]/g, '');
}
