import type { Fix, Variant } from '../../src/diagnosis/rule.ts';
import type { Advice, ProxyAdvice, ProxyTopic, StackAdvice, Topic } from '../../src/fixes/stacks/advice.ts';
import { PLAIN_ADVICE } from '../../src/fixes/stacks/default-advice.ts';
import { DEFAULT_PROXY_ADVICE, PROXY_ADVICE } from '../../src/fixes/stacks/proxy-advice.ts';
import { variantOf } from '../../src/fixes/stacks/render-snippet.ts';
import type { SnippetContext } from '../../src/fixes/stacks/snippet-context.ts';
import { STACK_ADVICE } from '../../src/fixes/stacks/stack-advice.ts';

/** A page is about no connection of anybody: the values of an example. */
const OF: SnippetContext = {
  from: 1_000,
  upTo: 30_000,
  bytes: 1_048_576,
  beat: 25_000,
  url: '"wss://api.example.com/live"',
  httpUrl: '"https://api.example.com/live"',
  base: '"https://api.example.com"',
  host: 'api.example.com',
  path: '/live',
  protocol: '"NAME"',
  origin: 'https://example.com',
  pageHost: 'example.com',
};

type Named = readonly [product: string, advice: Advice | undefined];

/** The advice whose three most used products the fix lists, for all products. */
function allAdvice({ variants = [] }: Fix): Named[] {
  const lists = (some: readonly (readonly [string, Advice])[]): boolean =>
    variants.length > 0 &&
    some.length === variants.length &&
    some.every(
      ([product, { where }], at) => variants[at]?.product === product && variants[at]?.where === where,
    );
  for (const [topic, { stacks }] of Object.entries(PLAIN_ADVICE)) {
    if (lists(stacks))
      return Object.entries(STACK_ADVICE).map(([name, of]: [string, StackAdvice]) => [
        name,
        of[topic as Topic],
      ]);
  }
  for (const [topic, { proxies }] of Object.entries(DEFAULT_PROXY_ADVICE)) {
    if (lists(proxies))
      return Object.entries(PROXY_ADVICE).map(([name, of]: [string, ProxyAdvice]) => [
        name,
        of[topic as ProxyTopic],
      ]);
  }
  return [];
}

/** The panel names the three most used products where none shows in the traffic; a page has room for all. */
export function withAllStacks(fix: Fix): Fix {
  const { variants = [] } = fix;
  const known = new Set(variants.map(({ where }) => where));
  const more = allAdvice(fix).flatMap(([product, advice]): Variant[] =>
    advice && !known.has(advice.where) ? [variantOf([product, advice], OF)] : [],
  );
  return more.length === 0 ? fix : { ...fix, variants: [...variants, ...more] };
}
