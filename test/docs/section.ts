/** A part of a document that is made from the tables of the program. */
export interface Section {
  /** Its name in the marks: `<!-- NAME: … -->` before it, `<!-- /NAME -->` behind it. */
  readonly name: string;
  /** Markdown, without line breaks at its ends. */
  readonly markdown: string;
}

/**
 * Puts sections between their marks.
 * @throws when a document has no place for a section
 */
export function fillIn(document: string, sections: readonly Section[]): string {
  return sections.reduce((text, {name, markdown}) => {
    const place = new RegExp(`(<!-- ${name}:[^>]*-->\n)[^]*?(<!-- /${name} -->)`);
    if (!place.test(text)) {
      throw new Error(`The document has no place for ${name}: <!-- ${name}: … --> and <!-- /${name} --> are missing.`);
    }
    return text.replace(place, (_, before: string, after: string) => `${before}\n${markdown}\n\n${after}`);
  }, document);
}

/** A Markdown table; bars in cells are escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
