import { readFileSync, writeFileSync } from 'node:fs';

/** The files of this checkout do not know where it will be published: `OWNER` is written instead of the account. */
export const PLACEHOLDER = 'io.github.OWNER/wsdoctor';

const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

export interface Named {
  package: Record<string, unknown>;
  server: Record<string, unknown>;
}

/** npm's provenance and the registry of MCP servers compare these names with the repository that publishes. */
export function nameRepository({ package: pkg, server }: Named, repository: string): Named {
  if (!REPOSITORY.test(repository))
    throw new Error(`GITHUB_REPOSITORY must be OWNER/NAME, not ${JSON.stringify(repository)}`);
  const [owner] = repository.split('/');
  const name = PLACEHOLDER.replace('OWNER', owner ?? '');
  const url = `https://github.com/${repository}`;
  return {
    package: {
      ...pkg,
      mcpName: name,
      homepage: `${url}#readme`,
      bugs: `${url}/issues`,
      repository: { type: 'git', url: `git+${url}.git` },
    },
    server: { ...server, name, repository: { url, source: 'github' } },
  };
}

const FILES = { package: 'package.json', server: 'server.json' } as const;

/** `npm run name-repository`: for the release workflow, before it publishes. */
if (process.argv[1]?.endsWith('name-repository.ts')) {
  const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));
  const named = nameRepository(
    { package: read(FILES.package), server: read(FILES.server) },
    process.env.GITHUB_REPOSITORY ?? '',
  );
  writeFileSync(FILES.package, `${JSON.stringify(named.package, null, 2)}\n`);
  writeFileSync(FILES.server, `${JSON.stringify(named.server, null, 2)}\n`);
}
