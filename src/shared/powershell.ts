import { TOKEN_VARIABLE } from './shell-quote.ts';

/** A word of a command as `shellQuote` writes it, or the spaces between two. */
const PART = /((?:'[^']*'|\\'|"\$WS_TOKEN"|[\w@%+=:,./-]+)+)|([ ]+)/y;

/** PowerShell takes typographic quotes for plain ones; two of them are one. */
const quoted = (word: string): string => `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;

/** What the word means to the shell: the texts between the places where it puts in the variable. */
function unquoted(word: string): string[] {
  const texts = [''];
  for (const [piece, inside] of word.matchAll(/'([^']*)'|\\'|"\$WS_TOKEN"|[^'"\\]+/g)) {
    if (piece === TOKEN_VARIABLE) texts.push('');
    else texts.push(`${texts.pop()}${inside ?? piece.replace("\\'", "'")}`);
  }
  return texts;
}

function wordFor([first = '', ...more]: string[]): string {
  if (more.length === 0) return /^-{1,2}[\w.-]+$/.test(first) ? first : quoted(first);
  return `(${[first, ...more].map(quoted).join(' + $env:WS_TOKEN + ')})`;
}

/**
 * A curl command of a POSIX shell for PowerShell, which quotes in another way; undefined for a command of more than words,
 * for other programs (npm's are batch files, which cmd.exe would read again), and for words with a double quote, which
 * PowerShell 5 does not pass on whole.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function curlForPowerShell(command: string): string | undefined {
  const line = command.replace(/ \\\n\s*/g, ' ');
  const words: string[][] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < line.length) {
    const match = PART.exec(line);
    if (!match) return undefined;
    if (match[1] !== undefined) words.push(unquoted(match[1]));
  }
  const [program, ...rest] = words;
  if (program?.[0] !== 'curl' || rest.flat().some((text) => text.includes('"'))) return undefined;
  return ['curl.exe', ...rest.map(wordFor)].join(' ');
}
