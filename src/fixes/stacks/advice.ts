import type { SnippetLanguage } from '../../diagnosis/rule.ts';
import type { SnippetContext } from './snippet-context.ts';

/** What has to be set or written where a stack is spoken, in the page or in the server. */
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

/** What has to be set at a proxy or balancer. */
export type ProxyTopic = 'upgrade' | 'tls' | 'idle' | 'sticky' | 'rate';

export interface Advice {
  /** Which option it is, and in which file. */
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
