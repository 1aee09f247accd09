import { list, type Vocabulary } from './phrases.ts';

export const RATE_LIMIT: Vocabulary = {
  topic: 'rate-limit',
  specific: list(`
    faster than real|realtime; backpressure; back pressure; max* .. capacity; at capacity; too many;
    ratelimit*; insufficient .. funds|quota|balance|credits|credit; quota .. exceeded|reached|exhausted;
    exceed* .. quota|rate;
    max* ... connections|subscriptions|sessions|clients|users|ccu ... exceeded|reached|limit;
    maximum|max number of .. connections|subscriptions|sessions|clients|users|channels; rate exceeded;
    rate limit*
  `),
  strong: list(`
    exhausted; balance .. low|empty|zero; concurrency limit; overload*; over|at|full|no|insufficient|beyond|of capacity; capacity exceeded|reached|full;
    buffer .. full|overflow|limit|exceeded; slow client|reader; queue .. overflow|limit;
    max* .. reached|exceeded; out of .. credits|minutes; trial .. ended|expired|over; plan limit;
    usage limit|cap; spam*; server|system busy; no .. slots; limit of .. reached|exceeded; quota; throttl*;
    slow down; slowdown; limit .. exceeded|reached|hit; reached .. limit; exceed* .. limit;
    max* .. connections|subscriptions|sessions|clients|users|ccu|websockets;
    connection|connections|channel|user|symbol|session|subscription|message|request limit;
    payment required; enough credits; credits remaining; queue .. full; already full;
    room|server|lobby|game .. full; slow consumer; too slow; request rate; request weight; too much;
    resource exhausted; token bucket; concurren* .. limit|exceeded; per second|minute .. exceeded; backoff;
    back off; flood*; limit .. per; zu viele; demasiadas|demasiados; trop de; muitas requisicoes;
    слишком много; troppe; subscription .. lapsed; out of credits; spending limit
  `),
  clear: list(`
    billing; too frequently|often|fast; user limit; over .. limit; limit .. reach*
  `),
  weak: list(`
    limit; exceeded; full
  `),
  parts: list(`
    太频繁; 过于频繁; 请求过多; 次数超限; 超出限制; 限流; 配额; 余额不足; 欠费; リクエストが多すぎ; 制限を超え; 너무 많; 초과
  `),
};
