/** A file of a backup, and where it goes. */
export interface Placement {
  readonly role: 'disk' | 'nvram';
  /** vda, nvram */
  readonly name: string;
  /** Its path within the folder of the backup. */
  readonly from: string;
  /** Absolute, as the definition names it. */
  readonly to: string;
  /** The size of the copy, and what the guest sees of it. */
  readonly bytes: number;
  readonly virtualBytes: number | undefined;
  /** The format of the copy, and the one that it becomes. */
  readonly format: string;
  readonly becomes: string;
  readonly mode: number | undefined;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}
