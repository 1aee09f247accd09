import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What a module loads when it is loaded; types are none of it. */
function loadedBy(path: string): string[] {
  const code = readFileSync(path, 'utf8');
  return [...code.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)';$/gm)].map(
    ([, name = '']) => name,
  );
}

it('no command loads the libraries for telemetry before it is asked for telemetry', () => {
  const seen = new Set<string>();
  const wanted: string[] = [];
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const name of loadedBy(path)) {
      if (name.startsWith('@opentelemetry/')) wanted.push(`${path}: ${name}`);
      if (/^\..*\.ts$/.test(name)) visit(join(path, '..', name));
    }
  };
  visit('cli/main.ts');
  expect(seen).toContain('cli/monitor/monitor.ts');
  expect(wanted).toEqual([]);
  expect(loadedBy('cli/telemetry/telemetry.ts').some((name) => name.startsWith('@opentelemetry/'))).toBe(
    true,
  );
});
