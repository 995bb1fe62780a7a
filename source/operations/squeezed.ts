import type {Domain} from '../model/domain.ts';
import {sizeText} from '../model/words.ts';

/**
 * What it means for a running guest to have so many bytes: what it cannot free it must swap, or its kernel kills. By the
 * guest's own report (domstats --balloon: available, usable), in which what is in use is what cannot be freed.
 */
export function squeezed(domain: Domain, bytes: number | undefined): readonly string[] {
  const {currentBytes, availableBytes, usableBytes} = domain.readings.balloon?.value ?? {};
  if (bytes === undefined || (currentBytes !== undefined && bytes >= currentBytes)) return [];
  if (availableBytes === undefined || usableBytes === undefined || usableBytes > availableBytes) {
    return ['What it uses is not known: with less than that it swaps, or its kernel kills processes.'];
  }
  const used = (currentBytes ?? availableBytes) - usableBytes;
  if (bytes > used) return [];
  return [
    `It can free ${sizeText(usableBytes)} at most: with less than it uses it swaps, or its kernel kills processes.`,
  ];
}
