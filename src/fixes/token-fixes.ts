import type { Fix } from '../diagnosis/rule.ts';
import type { Connection } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import { stackFix } from './stacks/stack-fix.ts';

/** The token is fetched for each attempt, because reconnects happen hours after the page was loaded. */
export function freshToken(connection: Connection, session: Session): Fix {
  return stackFix('renew', connection, session, {
    title: 'Fetch a token before every attempt',
    detail:
      'A token from when the page was loaded is old by the time of a reconnect. Ask for a new one in the function that connects, and renew it on the open socket about a minute before it ends.',
  });
}

export const READ_TOKEN: Fix = {
  title: 'Read the token where it is made',
  detail:
    'Paste the claims into a console of your own, not into a web site. Compare exp, nbf and aud with what the server checks.',
  snippet: "JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));",
  language: 'js',
};

export const CLOCKS: Fix = {
  title: 'Compare the clocks',
  detail:
    'Run it on the machine that issues the token and on the one that checks it. A difference of a minute is enough; allow a leeway of 30 to 60 s where the token is checked.',
  snippet: 'date -u\ntimedatectl status | grep synchronized',
  language: 'sh',
};
