import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameRepository, PLACEHOLDER } from '../../../scripts/store/name-repository.ts';

const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));
const files = { package: read('package.json'), server: read('server.json') };

describe('the names of the repository that publishes', () => {
  it('are placeholders in the checkout', () => {
    expect([files.package.mcpName, files.server.name]).toEqual([PLACEHOLDER, PLACEHOLDER]);
    expect(files.package.repository).toBeUndefined();
  });

  it('are written for the release, the same in both files', () => {
    const named = nameRepository(files, 'ada/doctor');
    expect(named.package).toMatchObject({
      ...files.package,
      mcpName: 'io.github.ada/wsdoctor',
      repository: { type: 'git', url: 'git+https://github.com/ada/doctor.git' },
    });
    expect(named.server).toMatchObject({
      ...files.server,
      name: 'io.github.ada/wsdoctor',
      repository: { url: 'https://github.com/ada/doctor', source: 'github' },
    });
    expect(JSON.stringify(named)).not.toContain('OWNER');
  });

  it.each(['', 'ada', 'ada/doctor/x', 'https://github.com/ada/doctor', 'ada/a b'])(
    '%j is refused',
    (name) => {
      expect(() => nameRepository(files, name)).toThrow('GITHUB_REPOSITORY must be OWNER/NAME');
    },
  );
});
