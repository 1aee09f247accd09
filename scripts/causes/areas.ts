import type { RuleId } from '../../src/rules/index.ts';
import type { CauseText, CauseTexts } from './cause.ts';
import { codes } from './close/codes.ts';
import { dropped } from './close/dropped.ts';
import { others } from './close/others.ts';
import { blocked } from './connect/blocked.ts';
import { scheme } from './connect/scheme.ts';
import { unclear } from './connect/unclear.ts';
import { unreachable } from './connect/unreachable.ts';
import { credentials } from './handshake/credentials.ts';
import { responses } from './handshake/responses.ts';
import { statuses } from './handshake/statuses.ts';
import { tls } from './handshake/tls.ts';
import { reconnecting } from './lifecycle/reconnecting.ts';
import { content } from './messages/content.ts';
import { timing } from './messages/timing.ts';
import { openclawAccess } from './openclaw/access.ts';
import { openclawProtocol } from './openclaw/protocol.ts';
import { openclawProxies } from './openclaw/proxies.ts';
import { openclawRunning } from './openclaw/running.ts';
import { secrets } from './security/secrets.ts';

interface Area {
  title: string;
  intro: string;
  causes: CauseTexts;
}

const connect = { ...unreachable, ...scheme, ...blocked, ...unclear };
const handshake = { ...statuses, ...tls, ...responses, ...credentials };
const close = { ...dropped, ...codes, ...others };
const messages = { ...content, ...timing };
const lifecycle = { ...reconnecting };
const security = { ...secrets };
const openclaw = { ...openclawAccess, ...openclawProxies, ...openclawProtocol, ...openclawRunning };

/** Does not compile where a rule has no text. */
export const CAUSE_TEXTS: CauseTexts = {
  ...connect,
  ...handshake,
  ...close,
  ...messages,
  ...lifecycle,
  ...security,
  ...openclaw,
} satisfies Record<RuleId, CauseText>;

/** The causes by what their reader sees. */
export const AREAS: readonly Area[] = [
  {
    title: 'The connection is never established',
    intro:
      'No HTTP request reached the server: `net::ERR_…`, an exception of the constructor, or `CONNECTING` for ever.',
    causes: connect,
  },
  {
    title: 'The handshake is rejected',
    intro: 'The server or a proxy answered with another status than 101, with a wrong 101, or TLS failed.',
    causes: handshake,
  },
  {
    title: 'The open connection ends',
    intro: 'Close codes, and ends without one (1006).',
    causes: close,
  },
  {
    title: 'Messages',
    intro: 'Too large, in the wrong format, too early, too late, or with an error in them.',
    causes: messages,
  },
  {
    title: 'Reconnecting, heartbeats, load balancers',
    intro: 'How the page opens, keeps and replaces its connections.',
    causes: lifecycle,
  },
  {
    title: 'Security',
    intro: 'Hints about credentials and origins; the connection works.',
    causes: security,
  },
  {
    title: 'OpenClaw gateway',
    intro: 'What the gateway of OpenClaw reports, by its own codes and reasons.',
    causes: openclaw,
  },
];
