import { compressionOff } from '../../fixes/server-fixes.ts';
import { closeCodeRule } from '../shared/close-code-rule.ts';

export const protocolErrorCode = closeCodeRule({
  id: 'protocol-error-code',
  code: 1002,
  title: 'Protocol Error',
  topic: 'malformed-request',
  log: 'The library names the frame: mask, length, opcode, reserved bits.',
  fixes: (_closed, _stack, connection, session) => [
    {
      title: 'Check the proxies between browser and server',
      detail:
        'Browsers do not send invalid frames. A proxy may change them, a library may read them wrongly, or an application uses 1002 for errors of its own protocol.',
    },
    compressionOff(connection, session),
  ],
});
