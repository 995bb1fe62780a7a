import type {VirshErrorKind} from '../errors.ts';

/** What words of libvirt mean, and what to try. */
export interface Failure {
  readonly pattern: RegExp;
  readonly kind: VirshErrorKind;
  readonly advice?: string;
  /** Instead of words that only a programmer would know. */
  readonly message?: string;
}
