import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasMosquitto = spawnSync('mosquitto', ['-h']).error === undefined;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}

export interface Broker {
  url: string;
  stop(): Promise<void>;
}

/** A broker with a WebSocket listener; `users` have the password `right`. */
export async function startMosquitto(
  settings: readonly string[],
  users: readonly string[] = [],
): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-mosquitto-'));
  const port = await freePort();
  const passwords = join(folder, 'passwords');
  for (const [at, user] of users.entries())
    spawnSync('mosquitto_passwd', [...(at === 0 ? ['-c'] : []), '-b', passwords, user, 'right']);
  const access = join(folder, 'access');
  writeFileSync(access, 'user ada\ntopic read open/#\n');
  // Mosquitto 2.0.11 does not start with WebSocket listeners alone.
  const plain = `listener ${await freePort()} 127.0.0.1`;
  const lines = [plain, `listener ${port} 127.0.0.1`, 'protocol websockets', ...settings];
  if (users.length > 0) lines.push(`password_file ${passwords}`, `acl_file ${access}`);
  const config = join(folder, 'mosquitto.conf');
  writeFileSync(config, `user root\n${lines.join('\n')}\n`);
  const broker: ChildProcess = spawn('mosquitto', ['-c', config], { stdio: 'ignore' });
  while (!(await accepts(port))) {
    if (broker.exitCode !== null) throw new Error('mosquitto ended');
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        broker.on('exit', () => {
          rmSync(folder, { recursive: true });
          resolve();
        });
        broker.kill();
      }),
  };
}
