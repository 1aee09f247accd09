import type { SnippetLanguage } from '../../diagnosis/rule.ts';
import type { SnippetContext } from './snippet-context.ts';

/** Settings and code for one stack, in the page or on the server. */
export type Topic =
  | 'reconnect'
  | 'heartbeat'
  | 'renew'
  | 'origin'
  | 'restart'
  | 'size'
  | 'rate'
  | 'guard'
  | 'queue'
  | 'listen'
  | 'fallback'
  | 'compression'
  | 'subprotocol'
  | 'log';

/** Settings of one proxy or load balancer. */
export type ProxyTopic = 'upgrade' | 'tls' | 'idle' | 'sticky' | 'rate';

export interface Advice {
  /** The option, and the file it is in. */
  where: string;
  language: SnippetLanguage;
  snippet: string | ((of: SnippetContext) => string);
}

export type StackAdvice = Partial<Record<Topic, Advice>>;
export type ProxyAdvice = Partial<Record<ProxyTopic, Advice>>;

export const js = (where: string, snippet: Advice['snippet']): Advice => ({ where, language: 'js', snippet });
export const text = (where: string, snippet: Advice['snippet']): Advice => ({
  where,
  language: 'text',
  snippet,
});
export const sh = (where: string, snippet: Advice['snippet']): Advice => ({ where, language: 'sh', snippet });
