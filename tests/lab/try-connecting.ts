import { connect } from 'node:net';

/** `open` when something takes connections there, else the system's error code. */
export function tryConnecting(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('connect', () => {
      socket.destroy();
      resolve('open');
    });
  });
}
