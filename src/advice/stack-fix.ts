import type { Connection } from '../connection.ts';
import type { Fix } from '../rule.ts';
import type { Session } from '../session-state.ts';
import { stackOf } from '../stack.ts';
import type { Topic } from './advice.ts';
import { STACK_ADVICE } from './by-stack.ts';
import { fixFor, fixWith, variantOf, type Words } from './fill.ts';
import { type Numbers, particularsOf } from './particulars.ts';
import { PLAIN_ADVICE } from './plain-advice.ts';

/**
 * What to do, in the language of the stack that is spoken, with what a page without it would write folded; where no
 * stack shows, for a plain WebSocket, with the three most used stacks folded.
 */
export function stackFix(
  topic: Topic,
  connection: Connection,
  session: Session,
  words: Words,
  numbers: Partial<Numbers> = {},
): Fix {
  const of = particularsOf(connection, session, numbers);
  const { page, stacks } = PLAIN_ADVICE[topic];
  const name = stackOf(connection)?.name;
  const own = name && STACK_ADVICE[name][topic];
  if (name && own) {
    const fix = fixFor(words, [name, own], of);
    return page ? { ...fix, variants: [variantOf(['A plain WebSocket', page], of)] } : fix;
  }
  return { ...fixWith(words, page, of), variants: stacks.map((stack) => variantOf(stack, of)) };
}
