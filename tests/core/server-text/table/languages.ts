import { from, type ServerText } from './row.ts';

/** Texts in other languages and JSON cut at the 123 bytes of a close reason. */
export const LANGUAGE_TEXTS: readonly ServerText[] = [
  ...from('iFlytek', 'https://www.xfyun.cn/doc/asr/voicedictation/API.html', [
    ['message', 'permission', '{"code":11200,"message":"没有权限 licc failed","sid":"iat01"}'],
    ['message', 'malformed-request', '{"code":10163,"message":"参数校验失败","sid":"iat02"}'],
    ['message', 'timeout', '{"code":10114,"message":"会话超时","sid":"iat03"}'],
  ]),
  ...from('Agora', 'https://docs.agora.io/cn/Video/the_error_wechat', [
    ['message', 'rate-limit', '{"code":429,"reason":"请求太频繁"}'],
    ['message', 'server-error', '{"code":500,"reason":"内部错误"}'],
  ]),
  ...from('Soncho', 'sycsky/Soncho WEBSOCKET_ERROR_HANDLING.md', [
    ['close-reason', 'credentials', 'Token 无效或已过期'],
    ['close-reason', 'credentials', '缺少 token 参数'],
  ]),
  ...from('Chinese IM server', 'code search: 心跳超时, 单个 session 重复连接', [
    ['close-reason', 'timeout', '心跳超时', 4002],
    ['close-reason', 'credentials', '鉴权失败', 4001],
    ['close-reason', 'duplicate-session', '您的账号已在其他设备登录', 4003],
    ['close-reason', 'shutdown', '服务器正在重启', 1012],
    ['close-reason', 'maintenance', '系统维护中,请稍后再试'],
  ]),
  ...from('Huawei Cloud SIS', 'https://support.huaweicloud.com/api-sis/sis_03_0027.html', [
    ['message', 'credentials', '{"resp_type":"ERROR","error_code":"APIG.0301","error_msg":"token解密失败"}'],
  ]),
  ...from('German application server', 'typical wording, not from one source', [
    ['close-reason', 'credentials', 'Sitzung abgelaufen, bitte erneut anmelden', 4401],
    ['close-reason', 'permission', 'Zugriff verweigert', 4403],
    ['close-reason', 'maintenance', 'Wartungsarbeiten', 1012],
    ['close-reason', 'rate-limit', 'Zu viele Anfragen', 4429],
  ]),
  ...from('Spanish application server', 'typical wording, not from one source', [
    ['close-reason', 'credentials', 'Token inválido o caducado', 4401],
    ['close-reason', 'permission', 'Acceso denegado', 4403],
    ['body', 'server-error', 'Error interno del servidor', 500],
  ]),
  ...from('French application server', 'typical wording, not from one source', [
    ['close-reason', 'credentials', 'Jeton expiré', 4401],
    ['close-reason', 'permission', 'Accès refusé', 4403],
    ['close-reason', 'timeout', 'Délai dépassé', 4408],
  ]),
  ...from('Japanese application server', 'typical wording, not from one source', [
    ['close-reason', 'credentials', '認証に失敗しました', 4401],
    ['close-reason', 'maintenance', 'メンテナンス中です', 1013],
    ['close-reason', 'timeout', 'タイムアウトしました', 4408],
  ]),
  ...from('Korean application server', 'typical wording, not from one source', [
    ['close-reason', 'credentials', '인증 실패', 4401],
    ['close-reason', 'permission', '권한이 없습니다', 4403],
  ]),
  ...from('Portuguese application server', 'typical wording, not from one source', [
    ['close-reason', 'credentials', 'Não autorizado', 4401],
    ['close-reason', 'duplicate-session', 'Sessão iniciada em outro dispositivo', 4409],
  ]),
  ...from('Russian application server', 'typical wording, not from one source', [
    ['close-reason', 'credentials', 'Неверный токен', 4401],
    ['close-reason', 'permission', 'Доступ запрещён', 4403],
    ['close-reason', 'rate-limit', 'Слишком много запросов', 4429],
  ]),
  ...from('Italian application server', 'typical wording, not from one source', [
    ['close-reason', 'credentials', 'Sessione scaduta', 4401],
  ]),
  ...from('Cut JSON reasons', 'RFC 6455 5.5: a close reason holds 123 bytes', [
    [
      'close-reason',
      'credentials',
      '{"error":{"code":"token_expired","message":"The access token expired at 2026-11-01T10:00:00Z, please request a new one fro',
      4401,
    ],
    [
      'close-reason',
      'rate-limit',
      '{"type":"error","code":429,"message":"Rate limit reached for requests per minute on organization org-a1b2c3. Limit: 200, Us',
      1008,
    ],
    [
      'close-reason',
      'unknown-resource',
      '{"code":404,"error":"Not Found","message":"Channel \'ordres\' does not exist in application \'shop\'; known channels are: orde',
      4404,
    ],
    ['close-reason', 'timeout', '{"reason":"心跳超时,连接已断开,请检查网络后重新连\ufffd', 4408],
  ]),
];
