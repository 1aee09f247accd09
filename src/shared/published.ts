/**
 * Whether npm has the package `wsdoctor`. While it has not, nothing that we print or document may run it with `npx`:
 * whoever registers the name first would run code on our readers' machines. `tests/published.test.ts` keeps all texts to it.
 */
export const IS_ON_NPM: boolean = false;

/** How a reader runs `wsdoctor`, and where, if not anywhere. */
export interface HowToRun {
  program: string;
  where?: string;
}

export function howToRun(isOnNpm: boolean): HowToRun {
  return isOnNpm
    ? { program: 'npx wsdoctor' }
    : {
        program: 'node dist-cli/wsdoctor.js',
        where: 'in a checkout of WebSocket Doctor, after: npm ci && npm run build',
      };
}

/** A command for a terminal, with as much as a reader needs to run it as it is. */
export function wsdoctorSnippet(args: string, { program, where } = howToRun(IS_ON_NPM)): string {
  const command = `${program} ${args}`;
  return where === undefined ? command : `# ${where}\n${command}`;
}

/**
 * Where the documentation is published, with a slash at the end; empty while it is not. Links then name the file of a
 * checkout.
 */
const DOCS_SITE: string = '';

/** A page of the documentation, named as in `docs/` without `.md`: its URL, or its path in a checkout. */
export function docsPage(name: string, site: string = DOCS_SITE): string {
  return site === '' ? `docs/${name}.md` : `${site}${name}`;
}
