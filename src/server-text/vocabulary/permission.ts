import { list, type Vocabulary } from './phrases.ts';

export const PERMISSION: Vocabulary = {
  topic: 'permission',
  specific: list(`
    not have .. permission|permissions|access to; user is unauthorized;
    not have permission|permissions|privileges|sufficient; sufficient permissions;
    read|write|configure access to .. refused; not allowed to; access .. capability
  `),
  strong: list(`
    account|conta|user|konto|compte|cuenta .. inactive|disabled|suspended|deactivated|inativa|gesperrt|suspendu|inactiva;
    not a member|participant|subscriber|owner; kicked; removed by|from; access revoked; only .. can|may;
    admin access; not .. whitelisted; ip .. blocked|banned|denied; read only;
    permission|permissions denied|violation|required|insufficient|missing;
    insufficient .. permission|permissions|scope|scopes|privileges|subscription|rights;
    missing .. scope|scopes|permission|permissions|role; not .. permitted; access denied|forbidden;
    access is denied; pairing required; not .. approved; disallowed; rbac; you .. blocked|banned;
    been blocked|banned; is banned|locked; not entitled; requires .. plan;
    admin|administrator|owner|moderator only|required; only admins|owners|moderators; missing access;
    accesso negato; acceso denegado; acces refuse|interdit; zugriff verweigert; keine berechtigung;
    acesso negado; доступ запрещен|запрещен; нет доступа|прав; upgrade your plan|subscription;
    not available in your region|country; reject subscription; subscription rejected; is not enabled;
    private room|channel
  `),
  clear: list(`
    forbidden; access refused; not allowed; prohibited; restricted; banned; is forbidden; permission;
    denied; link disabled; not .. authorized to
  `),
  weak: list(`
    blocked; disabled; refused
  `),
  parts: list(`
    没有权限; 无权限; 无权; 权限不足; 禁止访问; 拒绝访问; 権限; アクセスが拒否; 권한; 접근이 거부
  `),
};
