import { list, type Vocabulary } from './phrases.ts';

export const BACKEND_UNREACHABLE: Vocabulary = {
  topic: 'backend-unreachable',
  // Apache says so of a backend that is down: modules/http/http_protocol.c, HTTP_SERVICE_UNAVAILABLE.
  decisive: ['maintenance downtime or capacity'],
  specific: list(`
    connect to the origin; device|agent|target|peer|instance|node|printer|machine offline|disconnected;
    bad gateway; gateway timeout; upstream connect error; no healthy upstream;
    upstream .. timeout|timedout; web server is down;
    connect to .. downstream|upstream|backend|database|project|target; backend fetch failed; error dialing;
    proxy error; reach upstream|backend; connection refused; able to connect; worker queue full
  `),
  strong: list(`
    dependency; server|service|host|hub|backend|gateway|bot|robot|camera|sensor .. offline; is offline; not reachable; service .. unavailable; temporarily unavailable;
    connect to .. server|redis|broker|origin; failed|unable|could to|not connect|reach;
    broker .. not available|unavailable; no .. server .. available; no available server; unreachable;
    currently unavailable; host is down; econnrefused; enotfound; upstream; downstream;
    database .. down|unavailable; no backend|upstream|workers|instances; servicio no disponible;
    service indisponible; nicht erreichbar|verfugbar; сервис недоступен
  `),
  clear: list(`
    unavailable; not available; backend
  `),
  parts: list(`
    服务不可用; 无法连接; 利用できません; 接続できません
  `),
};
