import type {Hint} from '../../commands/footer.ts';
import type {Part} from '../parts.ts';

/** The keys of the screen; on a narrow one the first of them, and those that stay. */
export function hintParts(hints: readonly Hint[]): Part[] {
  return hints.map(({key, label, stays}, index) => ({
    spans: [
      {text: index === 0 ? ` ${key}` : key, style: 'key'},
      {text: ` ${label}`, style: 'dim'},
    ],
    priority: stays ? index : hints.length + index,
  }));
}
