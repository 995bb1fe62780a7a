/** The comparisons, longest first so that >= is not read as >. */
export const operators = ['!=', '>=', '<=', '=', '>', '<', '~'] as const;
export type Operator = (typeof operators)[number];

/** A piece of text and where it starts, in UTF-16 units of the whole filter. */
export interface Piece {
  readonly text: string;
  readonly position: number;
  /** Whether it is in quotes, and whether those are closed. */
  readonly quotes: 'none' | 'open' | 'closed';
}

/** One term as written: a word alone, or a word, an operator and the values after it. */
export interface RawTerm {
  readonly position: number;
  readonly negated: boolean;
  readonly word: Piece;
  readonly operator?: Operator;
  readonly values: readonly Piece[];
}

// A quote counts only at the start, so that names such as it's need none.
const wordPattern = /"[^"]*"?|'[^']*'?|[^\s=<>~!"'](?:[^\s=<>~!]|!(?!=))*/uy;
const valuePattern = /"[^"]*"?|'[^']*'?|[^\s,"'][^\s,]*/uy;
const spacePattern = /\s+/uy;

/** Splits a filter into its terms. Never throws: what is missing comes out as an empty word or value. */
export function rawTerms(text: string): RawTerm[] {
  const terms: RawTerm[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const takeText = (wanted: string): boolean => {
    const found = text.startsWith(wanted, at);
    if (found) at += wanted.length;
    return found;
  };
  const takePiece = (pattern: RegExp): Piece => {
    const position = at;
    return {...unquoted(take(pattern)), position};
  };
  for (take(spacePattern); at < text.length; take(spacePattern)) {
    const position = at;
    const negated = !text.startsWith('!=', at) && takeText('!');
    const word = takePiece(wordPattern);
    const operator = operators.find(takeText);
    const values: Piece[] = [];
    if (operator !== undefined) {
      do values.push(takePiece(valuePattern));
      while (takeText(','));
    }
    terms.push({position, negated, word, operator, values});
  }
  return terms;
}

function unquoted(raw: string): Pick<Piece, 'text' | 'quotes'> {
  const quote = raw[0];
  if (quote !== '"' && quote !== "'") return {text: raw, quotes: 'none'};
  const closed = raw.length > 1 && raw.endsWith(quote);
  return {text: raw.slice(1, closed ? -1 : undefined), quotes: closed ? 'closed' : 'open'};
}
