import { list, type Vocabulary } from './phrases.ts';

export const TIMEOUT: Vocabulary = {
  topic: 'timeout',
  specific: list(`
    not receive* ... within|in; not receive* ... timeout; max* .. duration; session duration;
    timely manner;
    auth|authentication|login|handshake|init*|subscribe|connection|connect|ping|pong|heartbeat|keepalive|idle|session|read|inactivity timeout|timedout;
    websocket|session timedout; not sent ... within|in; not send ... in time|within;
    timedout .. inactivity; handshake was canceled; timestamp .. expired|outside; recv window;
    no .. received within; duration .. exceeded|limit; idle for
  `),
  strong: list(`
    not respond*; unresponsive; no activity|response|pong|traffic; max* .. lifetime|age; time is up;
    dead connection; heartbeat|pong|ping not received; lost heartbeat; timedout; inactiv*; connection|session|socket|client|was|is|too|been idle; idle for|connection|session|disconnect|timeout|too|limit|close*; idle out;
    keepalive .. timeout|expired|failed; no pong|heartbeat|ping|keepalive; stale connection;
    no data|message|messages|audio received; deadline expired|exceeded; ping pong; connection unused; afk;
    grace time; lifetime .. exceeded|reached|expired; missed .. heartbeat|heartbeats|pong|ping;
    heartbeat .. missed|failed|expired|lost; timeout .. expired|exceeded|reached|of; time limit;
    tiempo .. agotado; delai depasse|expire; zeituberschreitung; tempo .. esgotado; время ожидания;
    timeout error; session .. max*; input timeout; took too long; ping timeout
  `),
  clear: list(`
    timeout; net 0001; stale
  `),
  parts: list(`
    超时; タイムアウト; 시간 초과; 시간초과
  `),
};
