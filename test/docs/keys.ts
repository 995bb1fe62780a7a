import {helpSections} from '../../source/commands/help.ts';
import {markdownTable, type Section} from './section.ts';

/** A term of the help holds one key or several, divided by blanks. */
function keyList(term: string): string {
  return term
    .split(' ')
    .map((key) => (key === '`' ? '`` ` ``' : `\`${key}\``))
    .join(' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Every key, from the table that the program itself dispatches by. */
export const keysSection: Section = {
  name: 'keys',
  markdown: markdownTable(
    ['', 'Keys', 'What they do'],
    helpSections().flatMap(({title, entries}) =>
      entries.map(({term, text}, index) => [index === 0 ? `**${capital(title)}**` : '', keyList(term), text]),
    ),
  ),
};
