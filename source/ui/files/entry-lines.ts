import {safeText} from '../../format/safe-text.ts';
import type {FileEntry} from '../../state/select/files.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';
import {wrapWords} from '../wrap.ts';

/** All there is to say of a file below the list: what is wrong with it, and which of its images are missing. */
export function entryLines(entry: FileEntry, width: number, look: Look): readonly (readonly Span[])[] {
  const {file, state, rival} = entry;
  const said = (text: string, style?: Style) =>
    wrapWords(safeText(text, look), width - 2).map((line): readonly Span[] => [{text: ` ${line}`, style}]);
  const missing = file.images.filter(({exists}) => exists === false);
  const unknown = file.images.filter(({exists}) => exists === undefined);
  const isFine = missing.length === 0 && unknown.length === 0;
  return [
    [{text: glyphs(look).horizontal.repeat(width), style: 'dim'}],
    ...said(file.path, 'info'),
    ...(file.fault === undefined ? [] : said(file.fault, 'warn')),
    ...(rival === undefined
      ? []
      : said(`${rival} has its name or its UUID, but not both: libvirt will refuse it.`, 'warn')),
    ...(file.fault === undefined && rival === undefined ? said(standing(entry, state)) : []),
    ...missing.flatMap(({path}) => said(`This image does not exist: ${path}`, 'warn')),
    ...unknown.flatMap(({path}) => said(`Whether this image exists cannot be told: ${path}`)),
    ...(isFine && file.images.length > 0
      ? said(`Its images: ${file.images.map(({path}) => path).join(', ')}`, 'dim')
      : []),
  ];
}

function standing({file}: FileEntry, state: FileEntry['state']): string {
  return state === undefined
    ? 'No such domain is defined: enter reviews it.'
    : `${file.name} is defined, ${state}: enter compares.`;
}
