import type { Command } from '../cli/command.ts';

/** A command may name the file that was started, which is another one here. */
const STARTED = JSON.stringify(process.argv[1] ?? '/path/to/dist-cli/wsdoctor.js');
const EXAMPLE = '"/path/to/wsdoctor/dist-cli/wsdoctor.js"';

/** The page with each command's own help in the block below `<!-- help: NAME -->`. */
export function withUsages(page: string, commands: Readonly<Record<string, Command>>): string {
  return page.replace(/(<!-- help: (\w+) -->\n\n```text\n).*?(\n```)/gs, (_, start, name: string, end) => {
    const command = commands[name];
    if (!command) throw new Error(`docs/command-line.md names the command ${name}, which does not exist.`);
    return `${start}${command.usage.replaceAll(STARTED, EXAMPLE)}${end}`;
  });
}
