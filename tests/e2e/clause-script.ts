import { clauses } from '../wrap-websocket/index.ts';
import { makeTools } from '../wrap-websocket/tools.ts';

/** What came of one behaviour: JSON, or `['threw', error]`. */
export type Outcome = { name: string; outcome: unknown };

/** The first script of a page: notes what a regular expression had matched before. */
export const NOTE_LAST_MATCH = '<script>window.lastMatch = [RegExp.input, RegExp.lastMatch];</script>';

/** An expression for a page: runs a clause's behaviours one after the other, and resolves to their outcomes. */
export function runClause(clause: string, socketOrigin: string): string {
  const behaviours = Object.entries(clauses[clause] ?? {}).map(
    ([name, run]) => `[${JSON.stringify(name)}, ${run}]`,
  );
  return `(async () => {
    const tools = (${makeTools})(${JSON.stringify(socketOrigin)});
    const outcomes = [];
    for (const [name, run] of [${behaviours.join(',')}]) {
      try {
        outcomes.push({ name, outcome: await run(tools) ?? null });
      } catch (error) {
        outcomes.push({ name, outcome: ['threw', tools.error(error)] });
      }
    }
    return outcomes;
  })()`;
}
