import {safeText} from '../../format/safe-text.ts';
import {verb} from '../../model/words.ts';
import type {FileEntry} from '../../state/select/files.ts';
import type {LineColumn} from '../line-columns.ts';
import {severityMark} from '../severity.ts';
import type {Span} from '../span.ts';

/** 2 of 3 exist. */
export function imagesText({file: {images}}: FileEntry): string {
  const known = images.filter(({exists}) => exists !== undefined);
  const there = known.filter(({exists}) => exists === true);
  if (images.length === 0) return 'none';
  if (known.length === 0) return `${images.length}, unknown`;
  if (known.length > there.length) return `${there.length} of ${known.length} exist`;
  return `${there.length} ${verb(there.length, 'exists', 'exist')}`;
}

/** Whether an image is known not to be there. */
export function lacksImage({file: {images}}: FileEntry): boolean {
  return images.some(({exists}) => exists === false);
}

function imagesSpan(entry: FileEntry): Span {
  if (entry.file.fault !== undefined) return {text: ''};
  const lacks = lacksImage(entry);
  return {text: `${lacks ? severityMark.warn : ' '} ${imagesText(entry)}`, style: lacks ? 'warn' : undefined};
}

function stateSpan({file, state, rival}: FileEntry): Span {
  if (file.fault !== undefined) return {text: 'no domain', style: 'dim'};
  if (rival !== undefined) return {text: 'in the way', style: 'warn'};
  return state === undefined ? {text: 'not defined', style: 'dim'} : {text: state};
}

/** The columns of the definitions in a folder. */
export const fileColumns: readonly LineColumn<FileEntry>[] = [
  {
    title: 'NAME',
    width: (screen) => Math.max(10, Math.min(32, Math.floor(screen / 3))),
    span: ({file}, look) => ({text: safeText(file.name, look), style: file.fault === undefined ? 'strong' : 'dim'}),
  },
  {title: 'STATE', width: () => 12, span: stateSpan},
  {title: 'IMAGES', width: (screen) => (screen < 50 ? 0 : 16), span: imagesSpan},
  {
    title: 'FILE',
    width: () => Number.POSITIVE_INFINITY,
    span: ({file}, look) => ({text: safeText(file.path.slice(file.path.lastIndexOf('/') + 1), look), style: 'dim'}),
  },
];
