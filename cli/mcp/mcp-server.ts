import { Server } from '@modelcontextprotocol/server';
import manifest from '../../manifest.json' with { type: 'json' };
import { internalError } from '../internal-error.ts';
import { CallError, type Given } from './arguments.ts';
import { getDiagnosis, listConnections } from './connection-tools.ts';
import { exportReport } from './export-tool.ts';
import { getMessage, listMessages } from './message-tools.ts';
import { diagnoseFile, openPage } from './page-tools.ts';
import { isolationTest, probeUrl } from './probe-tools.ts';
import { failWith, type ToolAnswer } from './tool-answer.ts';
import type { ToolState } from './tool-state.ts';
import { INSTRUCTIONS, TOOLS, type ToolName } from './tools.ts';

type Handler = (state: ToolState, given: Given, signal: AbortSignal) => ToolAnswer | Promise<ToolAnswer>;

const HANDLERS: Readonly<Record<ToolName, Handler>> = {
  open_page: openPage,
  list_connections: listConnections,
  get_diagnosis: getDiagnosis,
  list_messages: listMessages,
  get_message: getMessage,
  run_isolation_test: isolationTest,
  probe: probeUrl,
  diagnose_file: diagnoseFile,
  export_report: exportReport,
};

const isTool = (name: string): name is ToolName => Object.hasOwn(HANDLERS, name);

/** The server with its tools; one call after the other, since they share what is recorded. */
export function createMcpServer(state: ToolState): Server {
  const server = new Server(
    { name: 'wsdoctor', title: 'WebSocket Doctor', version: manifest.version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  let last: Promise<unknown> = Promise.resolve();
  server.setRequestHandler('tools/list', () => ({ tools: structuredClone(TOOLS) as never }));
  server.setRequestHandler('tools/call', ({ params }, { mcpReq }) => {
    const called = last.then(() => call(state, params.name, params.arguments ?? {}, mcpReq.signal));
    last = called;
    return called as never;
  });
  return server;
}

async function call(state: ToolState, name: string, given: Given, signal: AbortSignal): Promise<ToolAnswer> {
  if (!isTool(name))
    return failWith(`There is no tool "${name}". Call one of ${Object.keys(HANDLERS).join(', ')}.`);
  try {
    return await HANDLERS[name](state, given, signal);
  } catch (error) {
    return failWith(error instanceof CallError ? error.message : internalError(error));
  }
}
