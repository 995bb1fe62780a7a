import {safeText} from '../../../format/safe-text.ts';
import type {XmlRow} from '../../../state/select/xml/row-maker.ts';
import type {Piece} from '../../../xml/pieces.ts';
import {glyphs} from '../../glyphs.ts';
import type {Look} from '../../look.ts';
import type {Span} from '../../span.ts';
import type {Style} from '../../theme.ts';

const styles: Readonly<Record<Piece['kind'], Style | undefined>> = {
  text: undefined,
  tag: 'user',
  attribute: 'info',
  value: 'good',
  aside: 'dim',
};

const markStyles = {'+': 'good', '~': 'warn'} as const;

/**
 * A line of a definition behind its margin: > the cursor, + only in this definition, ~ otherwise in the other one,
 * * what is looked for is in it. What is folded away follows its first line; what goes on with the row above has … there.
 */
export function rowSpans({text, part, pieces, mark, hides, isCursor, matches}: XmlRow, look: Look): readonly Span[] {
  const drawn = (from: number, to: number) => safeText(text.slice(from, to).replaceAll('\t', '  '), look);
  // Colours under the cursor would be patches of background.
  const styleOf = (kind: Piece['kind']) => (isCursor ? undefined : styles[kind]);
  const spans = pieces.flatMap(({kind, start, end}): readonly Span[] => {
    const within = matches.filter(([from, to]) => from < end && to > start);
    let at = start;
    const cut = within.flatMap(([from, to]): readonly Span[] => {
      const [begin, stop] = [Math.max(from, start), Math.min(to, end)];
      const before = {text: drawn(at, begin), style: styleOf(kind)};
      at = stop;
      return [before, {text: drawn(begin, stop), style: isCursor ? 'strong' : 'selected'}];
    });
    return [...cut, {text: drawn(at, end), style: styleOf(kind)}];
  });
  return [
    {text: part > 0 ? glyphs(look).ellipsis : isCursor ? '>' : ' '},
    {text: mark ?? ' ', style: mark && !isCursor ? markStyles[mark] : undefined},
    {text: matches.length > 0 ? '*' : ' ', style: isCursor ? undefined : 'key'},
    ...spans,
    ...(hides === undefined
      ? []
      : [{text: ` ${glyphs(look).ellipsis} ${safeText(hides, look)}`, style: 'strong'} as const]),
  ];
}
