import {diffLines} from '../xml/diff-lines.ts';
import {withoutSecrets} from './version-mask.ts';

/**
 * What two definitions differ in, as text: -, + or a blank before each line, and some lines around. Passwords are not
 * shown; where they are all that differs, or a part of it, a sentence says so.
 */
export function comparisonText(before: string, after: string): string {
  const lines = diffLines(before, after);
  if (lines.length === 0) return 'The two do not differ.';
  const isSecret = lines.some(({kind, text}) => (kind === '+' || kind === '-') && withoutSecrets(text) !== text);
  const told = lines.map(({kind, text}) => (kind === '@' || kind === '!' ? text : `${kind}${withoutSecrets(text)}`));
  return [...(isSecret ? ['Lines with a password differ; passwords are not shown.'] : []), ...told].join('\n');
}
