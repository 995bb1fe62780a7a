import {safeText} from '../../format/safe-text.ts';
import {flow} from '../flow.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';

/** What the typed word could become, as many as there is room for. */
export function completionLine(completions: readonly string[], width: number, look: Look): readonly Span[] {
  const items = completions.map((text): readonly Span[] => [{text: safeText(text, look), style: 'info'}]);
  const [line = []] = flow(items, width - 2, 1, (left) => `and ${left} more`);
  return [{text: ' '}, ...line];
}
