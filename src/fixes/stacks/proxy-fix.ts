import type { Fix } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { proxiesFor } from '../../stacks/detect-proxy.ts';
import type { ProxyTopic } from './advice.ts';
import type { Named } from './default-advice.ts';
import { DEFAULT_PROXY_ADVICE, PROXY_ADVICE } from './proxy-advice.ts';
import { type FixIntro, fixFor, fixWith, variantOf } from './render-snippet.ts';
import { type SnippetNumbers, snippetContext } from './snippet-context.ts';

/**
 * The fix for the proxy that a response names, with others folded; if none is named, for any proxy, with the three most
 * used folded.
 */
export function proxyFix(
  topic: ProxyTopic,
  connection: Connection,
  session: Session,
  words: FixIntro,
  numbers: Partial<SnippetNumbers> = {},
): Fix {
  const of = snippetContext(connection, session, numbers);
  const named = proxiesFor(connection, session).flatMap(({ name, to }) => {
    const advice = PROXY_ADVICE[name]?.[topic];
    return advice ? [{ named: [name, advice] satisfies Named, to }] : [];
  });
  const [first, ...others] = named;
  if (!first) {
    const { any, proxies } = DEFAULT_PROXY_ADVICE[topic];
    return {
      ...fixWith(words, any, of),
      by: 'operator',
      variants: proxies.map((proxy) => variantOf(proxy, of)),
    };
  }
  const [name] = first.named;
  const detail = `${words.detail} The answer to ${first.to} names ${name}.`;
  const fix: Fix = { ...fixFor({ ...words, detail }, first.named, of), by: 'operator' };
  return others.length === 0 ? fix : { ...fix, variants: others.map((one) => variantOf(one.named, of)) };
}
