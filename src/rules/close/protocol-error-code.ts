import { compressionOff } from '../../fixes/server-fixes.ts';
import { closeCodeRule } from '../shared/close-code-rule.ts';

export const protocolErrorCode = closeCodeRule({
  id: 'protocol-error-code',
  code: 1002,
  title: 'The server says that it received a faulty frame',
  log: 'The library names the frame: mask, length, opcode, reserved bits.',
  fixes: (_closed, _stack, connection, session) => [
    {
      title: 'Look between browser and server',
      detail:
        'Browsers do not send faulty frames. A proxy that changes them does, a library that reads them wrongly, or an application that uses 1002 for errors of its own protocol.',
    },
    compressionOff(connection, session),
  ],
});
