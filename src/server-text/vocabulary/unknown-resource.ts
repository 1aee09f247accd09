import { list, type Vocabulary } from './phrases.ts';

export const UNKNOWN_RESOURCE: Vocabulary = {
  topic: 'unknown-resource',
  specific: list(`
    invalid|unknown session id; token .. not found in .. target; unknown reconnection token; app key;
    is not found for api version; field .. not found in type; no exchange|queue .. vhost
  `),
  strong: list(`
    room|lobby|game|match|invite expired;
    broadcast|stream|model|voice|channel|room|symbol|language|langue|topic|avatar|plugin|language|feature|file|document .. not|non available|loaded|disponible|ready|supported;
    symbol|channel|topic|market|pair invalid|unknown; no $resource .. found; no active $resource;
    $resource not|no .. running|active|online|open; $resource is no longer;
    room|game|match|lobby|document|channel|meeting closed|deleted|gone|removed|destroyed|disposed;
    does|do|did not exist; no such; unknown $resource; unknown .. $resource; unmatched topic;
    no $resource found|with|matching|registered|exists; no .. found for|with; not a valid $resource;
    is not .. valid channel|product|symbol|topic|room|model;
    $resource .. not defined|found|exist|registered|exists|unknown; invalid $resource;
    invalid|unknown session id; nonexistent; non existent; not be found; $resource .. disposed;
    not in this cluster; never seen; page not found; handler not found; currency pair not supported;
    model .. not supported|available|found; session id unknown; host unknown; connection with that id;
    item not found; no longer exists; $resource has been deleted|archived; not exist; invalid namespace;
    resource not found; nicht gefunden; no encontrado|encontrada|existe; non trouve|trouvee; introuvable;
    nao encontrado|encontrada; не найден|найдена|найдено|существует; non trovato
  `),
  clear: list(`
    not found; notfound; not recognized; unknown method
  `),
  weak: ['unknown', 'no match*'],
  parts: list(`
    不存在; 未找到; 找不到; 見つかりません; 存在しません; 찾을 수 없; 존재하지
  `),
};
