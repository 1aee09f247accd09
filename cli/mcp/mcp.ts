import { IS_ON_NPM } from '../../src/shared/published.ts';
import type { Command, Terminal } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { choices, complaint, type ParsedOptions, parseArguments, quoted } from '../parse-arguments.ts';
import { BROWSERS } from '../watch/browser/find-browser.ts';
import type { ToolState } from './tool-state.ts';

const CLIENT_CONFIGURATION = IS_ON_NPM
  ? { command: 'npx', args: ['-y', 'wsdoctor', 'mcp'] }
  : { command: 'node', args: [process.argv[1] ?? '/path/to/dist-cli/wsdoctor.js', 'mcp'] };

const USAGE = `Usage: wsdoctor mcp [options]

A Model Context Protocol server on standard input and output: a coding agent opens pages, and reads why WebSocket
connections fail, which messages they had, and how to fix them.

  --browser NAME  chrome, chromium, edge, brave or firefox (default: the first that is installed)
  --headed        show the browser's window
  --unmasked      mask nothing in answers; without it everything that looks secret is masked. Files are always masked
  -h, --help      this text

For a client's configuration: ${JSON.stringify(CLIENT_CONFIGURATION)}`;

function parseMcpOptions(args: readonly string[]): ParsedOptions<ToolState> {
  const parsed = parseArguments(args, {
    browser: { type: 'string' },
    headed: { type: 'boolean', default: false },
    unmasked: { type: 'boolean', default: false },
  });
  if (parsed.kind !== 'parsed') return parsed;
  const { values, positionals } = parsed;
  const browser = BROWSERS.find((each) => each === values.browser);
  const problems = [
    ...(positionals.length > 0 ? [`${positionals.map(quoted).join(' ')} is too much`] : []),
    ...(values.browser !== undefined && !browser
      ? [`--browser must be ${choices(BROWSERS)}, not ${quoted(values.browser)}`]
      : []),
  ];
  if (problems.length > 0) return { kind: 'wrong', problems };
  return {
    kind: 'parsed',
    options: { masked: !values.unmasked, browser: { browser, headed: values.headed } },
  };
}

/** Until the client closes standard input, or a signal ends it. */
async function serve(state: ToolState): Promise<ExitCode> {
  // Nobody else needs these libraries.
  const [{ serveStdio }, { createMcpServer }] = await Promise.all([
    import('@modelcontextprotocol/server/stdio'),
    import('./mcp-server.ts'),
  ]);
  const handle = serveStdio(() => createMcpServer(state));
  await new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await state.running?.();
  await handle.close();
  return 0;
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = parseMcpOptions(args);
  switch (parsed.kind) {
    case 'parsed':
      return serve(parsed.options);
    case 'help':
      terminal.out(`${USAGE}\n`);
      return 0;
    case 'wrong':
      terminal.err(complaint('wsdoctor mcp', parsed.problems, 'wsdoctor mcp --help'));
      return 2;
    default:
      return parsed satisfies never;
  }
}

export const mcp: Command = {
  summary: 'a Model Context Protocol server: lets a coding agent diagnose WebSocket connections',
  usage: USAGE,
  run,
};
