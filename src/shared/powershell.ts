/** A word of a command as `shellQuote` writes it, or the spaces between two. */
const PART = /((?:'[^']*'|\\'|[\w@%+=:,./-]+)+)|([ ]+)/y;

/** PowerShell takes typographic quotes for plain ones; two of them are one. */
const quoted = (word: string): string => `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;

function unquoted(word: string): string {
  return word.replace(/'([^']*)'|\\'/g, (_all, inside: string | undefined) => inside ?? "'");
}

/**
 * A curl command of a POSIX shell for PowerShell, which quotes in another way; undefined for a command of more than words,
 * for other programs (npm's are batch files, which cmd.exe would read again), and for words with a double quote, which
 * PowerShell 5 does not pass on whole.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function curlForPowerShell(command: string): string | undefined {
  const line = command.replace(/ \\\n\s*/g, ' ');
  const words: string[] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < line.length) {
    const match = PART.exec(line);
    if (!match) return undefined;
    if (match[1] !== undefined) words.push(unquoted(match[1]));
  }
  const [program, ...rest] = words;
  if (program !== 'curl' || rest.some((word) => word.includes('"'))) return undefined;
  return ['curl.exe', ...rest.map((word) => (/^-{1,2}[\w.-]+$/.test(word) ? word : quoted(word)))].join(' ');
}
