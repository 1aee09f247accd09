/** Quotes a word for a POSIX shell: nothing in it can end the word, expand or start a command. */
export function shellQuote(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return `'${stripControls(word).replaceAll("'", `'\\''`)}'`;
}

/** Control characters have no place in a command that is pasted into a terminal: they are percent-encoded. */
function stripControls(word: string): string {
  return [...word]
    .map((char) => {
      const code = char.charCodeAt(0);
      return code < 0x20 || code === 0x7f ? `%${code.toString(16).padStart(2, '0').toUpperCase()}` : char;
    })
    .join('');
}
