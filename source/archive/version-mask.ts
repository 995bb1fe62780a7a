const passwords = /(\spasswd\s*=\s*)('[^']*'|"[^"]*")/g;
const hidden = '********';

/** The text with the values of `passwd='…'` masked, as graphics have them: for what is shown, never for what is kept. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(passwords, (_, before: string, value: string) => {
    const quote = value.slice(0, 1);
    return `${before}${quote}${hidden}${quote}`;
  });
}

/** The text as libvirt tells it to those who may not know its passwords. */
export function lackingSecrets(text: string): string {
  return text.replaceAll(passwords, '');
}
