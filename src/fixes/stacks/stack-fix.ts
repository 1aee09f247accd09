import type { Fix } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { stackOf } from '../../stacks/detect-stack.ts';
import { pageOrigin } from '../command-target.ts';
import { GIVE_PAGE_AN_ORIGIN } from '../null-origin-fix.ts';
import type { Topic } from './advice.ts';
import { type Named, PLAIN_ADVICE } from './default-advice.ts';
import { MORE_SERVERS } from './more-servers.ts';
import { serverNear } from './nearby-server.ts';
import { type FixIntro, fixFor, fixWith, variantOf } from './render-snippet.ts';
import { type SnippetNumbers, snippetContext, withoutToken } from './snippet-context.ts';
import { isService, STACK_ADVICE } from './stack-advice.ts';

/** Settings of the server, for any stack. */
const SERVER_TOPICS: ReadonlySet<Topic> = new Set([
  'origin',
  'restart',
  'size',
  'rate',
  'guard',
  'compression',
  'subprotocol',
  'log',
]);

/**
 * The fix for the stack in use, with the plain WebSocket version folded; for the server program that a response names;
 * otherwise for a plain WebSocket, with the three most used stacks folded.
 */
export function stackFix(
  topic: Topic,
  connection: Connection,
  session: Session,
  words: FixIntro,
  numbers: Partial<SnippetNumbers> = {},
): Fix {
  if (topic === 'origin' && pageOrigin(connection, session) === 'null') return GIVE_PAGE_AN_ORIGIN;
  const fix = inWordsOfStack(topic, connection, session, words, numbers);
  const name = stackOf(connection)?.name;
  // Hosted services with options that a customer can set.
  const byCustomer = name !== undefined && isService(name) && STACK_ADVICE[name][topic] !== undefined;
  return SERVER_TOPICS.has(topic) && !byCustomer ? { ...fix, by: 'operator' } : fix;
}

function inWordsOfStack(
  topic: Topic,
  connection: Connection,
  session: Session,
  words: FixIntro,
  numbers: Partial<SnippetNumbers>,
): Fix {
  const all = snippetContext(connection, session, numbers);
  const of = topic === 'renew' ? withoutToken(all) : all;
  const { page, stacks } = PLAIN_ADVICE[topic];
  const name = stackOf(connection)?.name;
  const own = name && STACK_ADVICE[name][topic];
  if (name && own) {
    const fix = fixFor(words, [name, own], of);
    return page ? { ...fix, variants: [variantOf(['A plain WebSocket', page], of)] } : fix;
  }
  if (name && !page && isService(name))
    return { ...words, detail: `${words.detail} ${name} runs its server itself, and has no setting for it.` };
  const server = page ? undefined : serverNear(connection, session);
  const run =
    server && (stacks.find(([product]) => product === server.product) ?? ofProduct(server.product, topic));
  if (run) {
    const detail = `${words.detail} The answer to ${server.to} names ${server.name}.`;
    return fixFor({ ...words, detail }, run, of);
  }
  return { ...fixWith(words, page, of), variants: stacks.map((stack) => variantOf(stack, of)) };
}

function ofProduct(product: string, topic: Topic): Named | undefined {
  const advice = MORE_SERVERS[product]?.[topic];
  return advice && [product, advice];
}
