import type { Command } from './command.ts';
import { compare } from './compare/compare.ts';
import { diagnose } from './diagnose/diagnose.ts';
import { mcp } from './mcp/mcp.ts';
import { monitor } from './monitor/monitor.ts';
import { probe } from './probe/probe.ts';
import { redact } from './redact/redact.ts';
import { watch } from './watch/watch.ts';

/** What `wsdoctor` can do, by the word that asks for it. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  compare,
  diagnose,
  mcp,
  monitor,
  probe,
  redact,
  watch,
};
