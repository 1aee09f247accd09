import { AI_TEXTS } from './table/ai.ts';
import { APP_TEXTS } from './table/apps.ts';
import { LANGUAGE_TEXTS } from './table/languages.ts';
import { LIBRARY_TEXTS } from './table/libraries.ts';
import { PROXY_TEXTS } from './table/proxies.ts';
import type { ServerText } from './table/row.ts';
import { SERVICE_TEXTS } from './table/services.ts';
import { TRADING_TEXTS } from './table/trading.ts';

export type { ServerText } from './table/row.ts';

/** Texts of real servers, each with the topic a reader would give it. */
export const SERVER_TEXTS: readonly ServerText[] = [
  ...LIBRARY_TEXTS,
  ...PROXY_TEXTS,
  ...SERVICE_TEXTS,
  ...AI_TEXTS,
  ...TRADING_TEXTS,
  ...APP_TEXTS,
  ...LANGUAGE_TEXTS,
];
