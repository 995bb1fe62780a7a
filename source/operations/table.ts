import type {Operation} from './operation.ts';

/** Everything that can be done to a domain, in the order of the menu. */
export const operations: readonly Operation[] = [];
