import type { Connection } from '../connection.ts';
import { hopsNear } from '../hops.ts';
import type { Fix } from '../rule.ts';
import type { Session } from '../session-state.ts';
import type { HopTopic } from './advice.ts';
import { HOP_ADVICE, PLAIN_HOP } from './by-hop.ts';
import { fixFor, fixWith, variantOf, type Words } from './fill.ts';
import { type Numbers, particularsOf } from './particulars.ts';
import type { Named } from './plain-advice.ts';

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
  const named = hopsNear(connection, session).flatMap(({ name, seenIn }) => {
    const advice = HOP_ADVICE[name]?.[topic];
    return advice ? [{ named: [name, advice] satisfies Named, seenIn }] : [];
  });
  const [first, ...others] = named;
  if (!first) {
    const { any, hops } = PLAIN_HOP[topic];
    return { ...fixWith(words, any, of), variants: hops.map((hop) => variantOf(hop, of)) };
  }
  const [name] = first.named;
  const fix = fixFor(
    { ...words, detail: `${words.detail} The answer to ${first.seenIn} names ${name}.` },
    first.named,
    of,
  );
  return others.length === 0 ? fix : { ...fix, variants: others.map((one) => variantOf(one.named, of)) };
}
