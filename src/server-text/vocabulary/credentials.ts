import { list, type Vocabulary } from './phrases.ts';

export const CREDENTIALS: Vocabulary = {
  topic: 'credentials',
  specific: list(`
    invalid|incorrect|wrong|bad|expired|revoked $secret; access refused for user; expired .. session;
    token .. expired; apikey .. expired; authenticated .. session .. ended
  `),
  strong: list(`
    $auth .. required|needed|missing|expected;
    sessao|sesion|session|sitzung ... invalida|expirada|expiree|ungultig; token ... khong hop le;
    token .. het han; chua dang nhap; $secret ... invalido|invalida|invalide|ungultig|invalid;
    invalid|incorrect|wrong|unknown .. license|licence|key; $auth first; no $auth; authenticate first;
    invalid|wrong|bad|incorrect|expired pin|otp|invite|invitation|code|passcode; verification failed;
    already used; could not verify; no user; $bad .. $secret; $secret .. $failed; no $secret;
    no $auth $secret; $secret not valid|provided|recognized|present|set|active;
    $secret is|has|was .. not valid|provided|recognized; $secret .. no longer valid; $secret decrypt*;
    without .. $secret; signature .. not valid; provide .. valid .. key;
    invalid|incorrect subscription|subscribe|sub|access key; not authenticated|authed|logged|login;
    unauthenticated; $auth failed|failure|error|invalid|violation|expired|required|incorrect|missing;
    $auth .. not valid|successful; $auth mismatch; $auth .. failed;
    invalid|bad|wrong|failed|malformed|missing|improperly .. $auth;
    could|can|unable not|to .. authenticate|verify; failed to authenticate|login|verify;
    please login|authenticate|reauthenticate; login again; login required|first; logged out;
    must .. login|authenticate|authenticated; invalid|unknown|wrong user|username|email|login;
    custom $auth failed; reconnection token invalid; requires authentication; identity required;
    needs authentication; credentials have been; missing|no authorization; jwt verif*;
    account .. suspended|deactivated;
    token|sitzung|sessione|session|sesion abgelaufen|scaduta|invalido|caducado|expiree|expire|expirada|invalide|ungultig;
    jeton expire|invalide; invalid session; token invalido; nao autenticado; no autenticado;
    nicht angemeldet; bitte .. anmelden; anmeldung fehlgeschlagen|erforderlich;
    authentification echouee|requise; autenticacion fallida
  `),
  clear: list(`
    revoked; unknown user; unauthorized|unauthorised; not authorized|authorised;
    session expired|invalid|ended; auth required|invalid|error|expired|failed; nao autorizado;
    no autorizado; non autorise|autorizzato; nicht autorisiert; неверный|недействительный токен|пароль;
    не авторизован; ошибка авторизации|аутентификации; invalid key; connection expired; request expired;
    missing cookie; not signed in; access token; bad .. connect
  `),
  weak: list(`
    unauthor*; login; www authenticate
  `),
  parts: list(`
    登入; 请登录; 需要登录; 重新登录; 鉴权失败; 认证失败; 未登录; 登录失效; 登录已过期; 登录过期; 未授权; 身份验证; 无效或已过期; token无效; token 无效; 令牌;
    密钥无效; 缺少 token; 缺少token; token过期; token已过期; token解密; 签名错误; 認証; ログインし; 인증 실패; 인증실패; 로그인이 필요; 토큰
  `),
};
