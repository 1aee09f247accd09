import { findCauses } from '../../src/diagnosis/find-causes.ts';
import { rules } from '../../src/rules/index.ts';
import { sessionOfCase, sessionOfFile } from '../diagnose/evaluate-file.ts';
import { readInput } from '../diagnose/read-input.ts';
import { startWatchSession, waitFor } from '../watch/watch-session.ts';
import { CallError, type Given, numberOf, requiredText, textOf } from './arguments.ts';
import { showCauses } from './show-causes.ts';
import type { ToolAnswer } from './tool-answer.ts';
import { shownReport, type ToolState } from './tool-state.ts';

const MOST_SECONDS = 120;
const USUAL_SECONDS = 6;

export async function openPage(state: ToolState, given: Given, signal: AbortSignal): Promise<ToolAnswer> {
  const url = textOf(given, 'url');
  const attach = textOf(given, 'browserUrl');
  const seconds = numberOf(given, 'seconds', 1, MOST_SECONDS, USUAL_SECONDS);
  if (url === undefined && attach === undefined)
    throw new CallError('url is missing. Call open_page with a url such as http://localhost:3000.');
  if (url !== undefined && !(URL.canParse(url) && /^(?:https?|file):$/.test(new URL(url).protocol)))
    throw new CallError(`"${url}" is no http:, https: or file: URL. For ws: and wss: URLs call probe.`);
  await state.running?.();
  const started = await startWatchSession({ ...state.browser, attach });
  if (!started.ok) throw new CallError(`${started.message}. Without a browser: diagnose_file, or probe.`);
  const { session } = started;
  state.running = session.finish;
  let problem: string | undefined;
  try {
    if (url !== undefined)
      problem = await session.recorder.open(url, attach === undefined ? 'first tab' : 'new tab');
    if (problem === undefined) {
      await waitFor(seconds, signal, session.ended);
    }
  } catch (error) {
    problem = (error as Error).message;
  } finally {
    await session.finish();
    delete state.running;
  }
  const { recording, recorder } = session;
  const notes = [...recorder.notes, ...(problem === undefined ? [] : [`The page did not load: ${problem}`])];
  state.source = {
    name: url ?? attach ?? '',
    session: recording.session,
    findings: () => findCauses(recording.session, rules),
    notes,
  };
  if (problem !== undefined && recording.session.connections.size === 0)
    throw new CallError(
      `The page did not load: ${problem}. Check that its server runs, then call open_page again.`,
    );
  return showCauses(shownReport(state), { notes });
}

export async function diagnoseFile(state: ToolState, given: Given): Promise<ToolAnswer> {
  const path = requiredText(given, 'path', 'Call diagnose_file with the path of a trace, HAR file or log.');
  if (path === '-') throw new CallError('path must name a file.');
  const content = await readInput(path, NO_TERMINAL, () => undefined);
  const read =
    content.ok && content.kind === 'archive' ? sessionOfCase(content.files) : sessionOfFile(path, content);
  if (!read.ok) throw new CallError(`${read.message}. Call diagnose_file with another path.`);
  const { session, notes } = read;
  state.source = { name: path, session, findings: () => findCauses(session, rules), notes };
  return showCauses(shownReport(state), { notes });
}

const NO_TERMINAL = {
  out: () => undefined,
  err: () => undefined,
  stdin: {
    async *[Symbol.asyncIterator]() {
      // Standard input is the client's.
    },
  },
};
