import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SERVICES } from '../src/services/index.ts';
import type { Service, ServiceSignature } from '../src/services/service.ts';

const LIST = new URL('../docs/services.md', import.meta.url);

const CONDITIONS = {
  path: 'path',
  query: 'query',
  port: 'port',
  subprotocol: 'subprotocol',
  header: 'response header',
  serverMessage: 'first messages of the server',
  clientMessage: 'first messages of the page',
} as const satisfies Record<keyof ServiceSignature, string>;

function recognizedBy({ hosts = [], signatures = [] }: Service): string {
  const bySignature = signatures.map((signature) =>
    Object.entries(CONDITIONS)
      .flatMap(([key, words]) => (signature[key as keyof ServiceSignature] === undefined ? [] : [words]))
      .join(' and '),
  );
  return [...hosts.map((host) => `\`${host}\``), ...new Set(bySignature)].join(', ');
}

function row(service: Service): string {
  const { name, docs, closeCodes = [], statuses = [], errors = [], limits = [] } = service;
  const known = closeCodes.length + statuses.length + errors.length;
  return `| [${name}](${docs}) | ${recognizedBy(service)} | ${known} | ${[...new Set(limits.map(({ kind }) => kind))].join(', ')} |`;
}

const GROUPS = [
  ['Hosted services', ({ operator, role }: Service) => role === undefined && operator === 'vendor'],
  [
    'Hosted or on a server of your own',
    ({ operator, role }: Service) => role === undefined && operator === 'either',
  ],
  [
    'Programs on a server of your own',
    ({ operator, role }: Service) => role === undefined && operator === 'self-hosted',
  ],
  ['Platforms and tunnels', ({ role }: Service) => role === 'platform'],
  ['Frameworks, application servers and protocols', ({ role }: Service) => role === 'foundation'],
] as const;

/** `docs/services.md` */
export function servicesList(): string {
  const tables = GROUPS.map(([title, belongs]) => {
    const rows = SERVICES.filter(belongs)
      .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
      .map(row);
    return `## ${title}\n\n| name | recognized by | errors | limits |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Services

${SERVICES.length} services and programs that WebSocket Doctor knows by name, with the errors and limits that they document.
\`npm run services\` writes this list.

The rule \`service-error\` asks them in this order: the host decides, unless it is a platform on which others run their
programs; then the URL, subprotocol, headers and first messages of a product; last those of a framework. An error
message of the server counts before the code of the close, a close code before a documented limit that fits, and all
before the status of a rejected handshake. What a vendor runs, its customer cannot configure: its fixes say what a
customer can do. The options of frameworks are in \`src/fixes/stacks/\` as well.

Not in the list: Google Cloud Speech-to-Text (gRPC only), PubNub (long polling), Agora and Zoom Meetings (no documented
WebSocket protocol).

## Add one

1. One file, \`src/services/catalog/<id>.ts\`: its format is \`src/services/service.ts\`. Each statement has the page that
   says so as its \`source\`. What is not sure stays out: the general rules still apply.
2. One test, \`tests/core/services/cases/<id>.cases.ts\`: failures as the wire shows them, and a healthy exchange.
3. \`npm run services\`, then \`npm run test:unit -- tests/core/services\`.

${tables.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(LIST, servicesList());
