import {bytes} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import type {Backups} from '../../state/select/backups.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Part} from '../parts.ts';

/** Where backups are looked for, how many there are, and which part of the list is in sight. */
export function titleParts(
  {folders, finished, bytes: sum, first, total, height}: Backups,
  look: Look,
): readonly Part[] {
  const {dot, dash} = glyphs(look);
  const [folder = '', ...others] = folders;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const position = total > height ? `lines ${first + 1}${dash}${Math.min(total, first + height)} of ${total}` : '';
  return [
    {spans: [{text: ' backups', style: 'strong'}], priority: 0},
    {spans: [{text: safeText(`in ${folder}${more}`, look)}], priority: 2},
    {spans: finished > 0 ? [{text: `${finished} finished${dot}${bytes(sum, look)}`}] : [], priority: 1, side: 'right'},
    {spans: [{text: position, style: 'dim'}], priority: 3, side: 'right'},
  ];
}
