/** What the recorded clients in Node sent where it was not a plain `connect`; numbers are bytes of junk. */
const SAID: Record<string, (string | number)[]> = {
  'handshake-timeout': [],
  'handshake-timeout-2s-env': [],
  'proxy-headers-untrusted': [],
  'preauth-budget': [],
  'sigterm-preauth': [],
  'wrong-path': [],
  'worker-path': [],
  'read-timeout-5s-preauth': [],
  'invalid-utf8': [],
  'unmasked-frame': [],
  'reserved-opcode': [],
  'first-frame-not-json': ['hello'],
  'first-frame-binary-garbage': [64],
  'first-frame-not-a-frame': ['{"hello":"gateway"}'],
  'first-frame-not-connect': ['{"type":"req","id":"1","method":"health","params":{}}'],
  'worker-role-on-main': ['{"type":"req","id":"1","method":"connect","params":{"role":"worker"}}'],
  'preauth-oversize': ['x'.repeat(70_000)],
  'preauth-flood': Array.from({ length: 17 }, (_, id) => `{"type":"req","id":"${id}","method":"health"}`),
};

export function saidIn(name: string): 'connect' | (string | number)[] {
  return SAID[name] ?? 'connect';
}

/** The worker's route sends no challenge. */
export function greets(name: string): boolean {
  return name !== 'worker-path';
}

/** What the second and later sockets of a recorded page sent, when they were not the Control UI's own. */
export const saidByPage: Record<string, (string | number)[][]> = {
  'page-sends-nothing': [[]],
  'page-sends-garbage': [['hello'], ['{"hello":"gateway"}']],
  'plain-ws-oversize-from-page': [[26 * 1_048_576]],
};
