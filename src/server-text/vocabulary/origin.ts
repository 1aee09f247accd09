import { list, type Vocabulary } from './phrases.ts';

export const ORIGIN: Vocabulary = {
  topic: 'origin',
  specific: list(`
    origin ... not allowed|authorized|permitted|trusted|accepted|whitelisted|allowlisted;
    origin header value not allowed;
    invalid|bad|wrong|forbidden|disallowed|unauthorized|untrusted|unknown .. origin|cors;
    cross origin|site .. not|blocked|forbidden|denied|request|websocket|websockets; blocking cross origin;
    origin mismatch|denied|rejected|forbidden|invalid|missing|blocked; origin check|verification failed;
    different origin; origin .. does not match; host .. is not allowed; invalid host origin;
    not allow .. origin|host|domain; domain .. not allowed|authorized|whitelisted|registered;
    referer .. not allowed|invalid; from this host|origin|domain;
    host header .. invalid|mismatch|not allowed; disallowed host; invalid host header|origin; csrf
  `),
  clear: ['cors'],
  parts: ['来源不被允许', '跨域'],
};
