/** Why virsh gave no answer. */
export type VirshErrorKind = 'timeout' | 'connection' | 'unsupported' | 'no-domain' | 'denied' | 'missing' | 'failed';

/** A question that got no answer: what happened, and what to try. */
export class VirshError extends Error {
  override readonly name = 'VirshError';
  readonly kind: VirshErrorKind;
  readonly argv: readonly string[];
  /** A sentence with the next step. */
  readonly advice: string | undefined;

  constructor(kind: VirshErrorKind, message: string, argv: readonly string[], advice?: string) {
    super(message);
    this.kind = kind;
    this.argv = argv;
    this.advice = advice;
  }

  /** All that it says: what happened, and what to try. */
  get words(): string {
    return [this.message, this.advice].filter((part) => part !== undefined).join('. ');
  }
}
