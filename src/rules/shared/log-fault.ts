import type { Fix } from '../../diagnosis/rule.ts';

/** What a log says of a server, and what to do. */
export interface LogFault {
  title: string;
  fixes: readonly Fix[];
}

/** A fix for whoever runs the server. */
export const operatorFix = (
  title: string,
  detail: string,
  more: Pick<Fix, 'snippet' | 'language'> = {},
): Fix => ({ by: 'operator', title, detail, ...more });
