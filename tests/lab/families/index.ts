import type { Family } from '../family.ts';
import { again } from './again.ts';
import { appCodes } from './app-codes.ts';
import { badUpgrade } from './bad-upgrade.ts';
import { brokenStream } from './broken-stream.ts';
import { closedByCode } from './closed-by-code.ts';
import { credentials } from './credentials.ts';
import { delivery } from './delivery.ts';
import { exposed } from './exposed.ts';
import { handlers } from './handlers.ts';
import { healthy } from './healthy.ts';
import { healthyLibraries } from './healthy-libraries.ts';
import { healthyLife } from './healthy-life.ts';
import { healthyPlaces } from './healthy-places.ts';
import { healthyTalk } from './healthy-talk.ts';
import { idle } from './idle.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import { network } from './network.ts';
import { noAnswer } from './no-answer.ts';
import { openclaw } from './openclaw.ts';
import { origin } from './origin.ts';
import { overTime } from './over-time.ts';
import { pageCloses } from './page-closes.ts';
import { pagePolicy } from './page-policy.ts';
import { proxies } from './proxies.ts';
import { rate } from './rate.ts';
import { refusedStatus } from './refused-status.ts';
import { tls } from './tls.ts';
import { transport } from './transport.ts';
import { unreachable } from './unreachable.ts';
import { url } from './url.ts';
import { waiting } from './waiting.ts';
import { wrongEndpoint } from './wrong-endpoint.ts';

/** All families, in the order of the index page. */
export const families: readonly Family[] = [
  unreachable,
  network,
  proxies,
  url,
  tls,
  pagePolicy,
  noAnswer,
  waiting,
  refusedStatus,
  credentials,
  origin,
  limits,
  wrongEndpoint,
  badUpgrade,
  transport,
  idle,
  rate,
  brokenStream,
  closedByCode,
  appCodes,
  pageCloses,
  messages,
  delivery,
  handlers,
  again,
  overTime,
  exposed,
  openclaw,
  healthy,
  healthyTalk,
  healthyLife,
  healthyPlaces,
  healthyLibraries,
];
