/** A part of a panel: it can say itself in fewer lines than it would like. */
export interface Block<Id extends string, Line> {
  readonly id: Id;
  /** It belongs to the block above it: no blank line parts them. */
  readonly joins?: boolean;
  /** At most so many lines. */
  readonly draw: (lines: number) => readonly Line[];
}

/** What a block is granted while there are lines left: up to so many in all. */
export interface Claim<Id extends string> {
  readonly id: Id | 'gaps';
  readonly upTo: number;
}

/**
 * The lines of the blocks, top to bottom, `height` at most, with as many blank lines between them as there is room for
 * when the turn of the gaps comes; the last ones have the first claim.
 * @param claims the most important first
 */
export function allotLines<Id extends string, Line>(
  blocks: readonly Block<Id, Line>[],
  claims: readonly Claim<Id>[],
  height: number,
  blank: Line,
): readonly Line[] {
  const wanted = new Map<Id | 'gaps', number>(blocks.map(({id, draw}) => [id, draw(Number.POSITIVE_INFINITY).length]));
  const parted = groupsOf(blocks)
    .flatMap((group) => group.find(({id}) => wanted.get(id) !== 0) ?? [])
    .slice(1);
  const granted = new Map<Id | 'gaps', number>();
  let left = height;
  for (const {id, upTo} of claims) {
    const had = granted.get(id) ?? 0;
    const most = Math.min(upTo, id === 'gaps' ? parted.length : (wanted.get(id) ?? 0));
    const more = Math.max(0, Math.min(left, most - had));
    granted.set(id, had + more);
    left -= more;
  }
  const below = new Set(parted.slice(parted.length - (granted.get('gaps') ?? 0)));
  return blocks.flatMap((block) => {
    const lines = granted.get(block.id) ?? 0;
    const drawn = lines > 0 ? block.draw(lines).slice(0, lines) : [];
    return below.has(block) ? [blank, ...drawn] : drawn;
  });
}

/** Blocks that stand together. */
function groupsOf<Id extends string, Line>(blocks: readonly Block<Id, Line>[]): readonly Block<Id, Line>[][] {
  const groups: Block<Id, Line>[][] = [];
  for (const block of blocks) {
    const group = block.joins ? groups.at(-1) : undefined;
    if (group) group.push(block);
    else groups.push([block]);
  }
  return groups;
}
