import type { Fix, Rule } from '../../diagnosis/rule.ts';
import { testedCause } from '../../diagnosis/weigh-experiments.ts';
import { withoutSecrets } from '../../fixes/command-target.ts';
import { correctionOf } from '../../probe/correction.ts';
import type { Connection } from '../../session/connection.ts';
import { safeJson } from '../../shared/escape-invisible.ts';

/** What to do about the cause that the experiments found, where the verdict is told by it. */
export function testFixes(rule: Rule, connection: Connection): Fix[] {
  const cause = testedCause(rule, connection);
  if (!cause) return [];
  const correction = correctionOf(cause, connection);
  const changed = correction !== undefined && correction.url !== connection.url;
  return [
    {
      title: changed ? 'Use the URL that opened in the test' : 'Act on the result of the test',
      detail: cause.pattern.next,
      ...(cause.pattern.operator ? { by: 'operator' as const } : {}),
      ...(changed
        ? {
            snippet: `new WebSocket(${safeJson(withoutSecrets(correction.url))})`,
            language: 'js' as const,
          }
        : {}),
    },
  ];
}
