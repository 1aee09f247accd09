import type { Fix } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { hopsNear } from '../../stacks/detect-proxy.ts';
import type { HopTopic } from './advice.ts';
import type { Named } from './default-advice.ts';
import { HOP_ADVICE, PLAIN_HOP } from './proxy-advice.ts';
import { fixFor, fixWith, variantOf, type Words } from './render-snippet.ts';
import { type Numbers, particularsOf } from './snippet-context.ts';

/**
 * What to do at the proxy, in the language of the one that an answer names, others of them folded; where none is named,
 * for any proxy, with the three most used folded.
 */
export function hopFix(
  topic: HopTopic,
  connection: Connection,
  session: Session,
  words: Words,
  numbers: Partial<Numbers> = {},
): Fix {
  const of = particularsOf(connection, session, numbers);
  const named = hopsNear(connection, session).flatMap(({ name, to }) => {
    const advice = HOP_ADVICE[name]?.[topic];
    return advice ? [{ named: [name, advice] satisfies Named, to }] : [];
  });
  const [first, ...others] = named;
  if (!first) {
    const { any, hops } = PLAIN_HOP[topic];
    return { ...fixWith(words, any, of), variants: hops.map((hop) => variantOf(hop, of)) };
  }
  const [name] = first.named;
  const fix = fixFor(
    { ...words, detail: `${words.detail} The answer to ${first.to} names ${name}.` },
    first.named,
    of,
  );
  return others.length === 0 ? fix : { ...fix, variants: others.map((one) => variantOf(one.named, of)) };
}
