import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands.ts';
import { TOOLS } from '../../cli/mcp/tools.ts';

const skill = readFileSync('skills/websocket-debugging/SKILL.md', 'utf8');

it('the skill names commands, options and tools that there are', () => {
  const calls = [...skill.matchAll(/`wsdoctor (\w+)([^`\n]*)/g)];
  expect(calls.length).toBeGreaterThan(3);
  for (const [, name = '', rest = ''] of calls) {
    const { usage = '' } = COMMANDS[name] ?? {};
    expect(usage, name).toContain('Usage: wsdoctor');
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(usage, `${name} ${option}`).toContain(option);
  }
  const tools = new Set<string>(TOOLS.map(({ name }) => name));
  const named = [...skill.matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !tools.has(name))).toEqual([]);
});
