import { list, type Vocabulary } from './phrases.ts';

export const SERVER_ERROR: Vocabulary = {
  topic: 'server-error',
  specific: list(`
    server|bridge|service|manager|engine|database|backend|model .. not initialized|initialised|configured;
    issue internally; issue on our; see server log; internal database error; join crashed;
    does not implement
  `),
  strong: list(`
    handler .. died; died prematurely|unexpectedly; terminated prematurely;
    failed|unable|could|cannot to|not start|create|load|initialize|initialise|process|open|spawn|save|write|complete|generate|execute;
    internal .. error|failure; server .. had an error; application error;
    unexpected error|condition|exception; unhandled; crash*; something went wrong; server error;
    error .. in the server; error in .. server; phx error; service error; fatal error; database error;
    error processing; error interno; erreur interne; interner fehler; erro interno; внутренняя ошибка;
    errore interno; panic
  `),
  clear: list(`
    not configured; unknown error; trouble; socket|websocket|stream|runtime|write|read error; unexpectedly;
    error occurred; error occured; exception; session closed
  `),
  weak: ['failed', 'please try again'],
  parts: list(`
    内部错误; 服务器错误; 系统错误; 服务端错误; サーバーエラー; 内部エラー; 서버 오류; 내부 오류
  `),
};

export const SHUTDOWN: Vocabulary = {
  topic: 'shutdown',
  specific: list(`
    server|service|gateway|system|application|node|container|process|worker|host .. shutdown|restart*|stopping|closing|closed|terminat*;
    being shutdown; service upgrade; refresh requested; reconnect shortly;
    rolling|new deploy*|release|version deployed; server restart
  `),
  strong: list(`
    requested reconnect; reconnect requested; asked to reconnect; server|service going|is down|offline;
    new version deployed|available|released|of the server; evict*; hibernat*; sigterm; config|configuration changed|reload*;
    instance .. replaced|stopped|terminated; shutdown; restart*; go away; going away; goaway; stopping;
    deploy|deploying|redeploy*; rebalanc*; drain*; target closed; rebooting; reboot; scaling|scale down;
    wird neu gestartet; reiniciando; redemarrage; перезапуск*; notice reconnect; tv reconnect;
    please reconnect; host .. moved
  `),
  clear: list(`
    closing; terminating; upgrading
  `),
  parts: list(`
    重启; 关闭服务; 停机; 再起動; 재시작
  `),
};

export const MAINTENANCE: Vocabulary = {
  topic: 'maintenance',
  specific: ['maintenance'],
  strong: list(`
    wartung*; mantenimiento; manutencao; manutenzione; техническ* работы|обслуживание
  `),
  parts: list(`
    维护; 維護; メンテナンス; 점검
  `),
};

export const DUPLICATE_SESSION: Vocabulary = {
  topic: 'duplicate-session',
  specific: list(`
    already has .. connection|session|client; only|single one|single session|connection|client|tab|device;
    one|single session|connection|client|tab|device .. per|allowed;
    session|connection|account|client|device .. already in use|active|open|playing;
    another instance|user|viewer|tab|window; new connection; preempted; opened elsewhere;
    login|logged|signed|connected|connect|opened|started|active|open|playing .. another|other|different|new .. location|device|client|place|browser|tab|window|session|computer|connection;
    replaced by; session|connection|client|socket .. replaced|superseded|takenover; taken over; takenover;
    takeover; duplicate .. identity|session|login|client|connection|user|device|player|name;
    another connection; another client; connected|login|logged .. elsewhere;
    already connected|online|playing; superseded;
    another|new .. session|login|connection|tab|device .. started|opened|connected|detected|open;
    session conflict; kicked .. another|duplicate|new; newer connection|session;
    outro dispositivo|local|lugar; otro dispositivo|lugar; anderen gerat|ort; autre appareil|endroit;
    другого|другом устройства|устройстве|месте; same client|user .. connected
  `),
  strong: [
    'already linked|connected|attached',
    'taken|opened|active|open|login|connected|used|playing elsewhere',
  ],
  clear: list(`
    conflict; discarded; multiple sessions|connections|logins; replaced; duplicate
  `),
  parts: list(`
    冲突; 冲突，连接; 已在别处; 已在其他; 他端末; 其他设备; 其他地方; 异地登录; 别处登录; 重复登录; 重复连; 挤下线; 顶号; 別の端末; 他の端末; 他のデバイス; 다른 기기;
    다른 장치; 중복 로그인
  `),
};
