import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CATALOG = new URL('../src/services/catalog/', import.meta.url);
const INDEX = new URL('../src/services/index.ts', import.meta.url);

/** `src/services/index.ts`: every file of the catalog, by name. */
export function servicesIndex(): string {
  const services = readdirSync(CATALOG)
    .sort()
    .map((file) => {
      const name = /export const (\w+) = defineService/.exec(
        readFileSync(new URL(file, CATALOG), 'utf8'),
      )?.[1];
      if (name === undefined) throw new Error(`src/services/catalog/${file} exports no service`);
      return { file, name };
    });
  const imports = services.map(({ file, name }) => `import { ${name} } from './catalog/${file}';`);
  return `${imports.join('\n')}
import type { Service } from './service.ts';

/** Written by \`npm run services\`: one file each, by name. */
export const SERVICES: readonly Service[] = [
${services.map(({ name }) => `  ${name},`).join('\n')}
];
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(INDEX, servicesIndex());
