import { closeCodeRule } from '../close-code-rule.ts';
import { COMPRESSION_OFF } from '../remedies.ts';

export const protocolErrorCode = closeCodeRule({
  id: 'protocol-error-code',
  code: 1002,
  title: 'The server says that it received a faulty frame',
  log: 'The library names the frame: mask, length, opcode, reserved bits.',
  fixes: () => [
    {
      title: 'Look between browser and server',
      detail:
        'Browsers do not send faulty frames. A proxy that changes them does, a library that reads them wrongly, or an application that uses 1002 for errors of its own protocol.',
    },
    COMPRESSION_OFF,
  ],
});
