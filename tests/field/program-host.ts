import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/free-port.ts';
import { tryConnecting } from '../lab/try-connecting.ts';
import { FIELD } from './installed.ts';
import type { Program } from './scene.ts';

/** How long a program may take until it listens, in milliseconds: a busy machine, and development servers that build. */
const STARTS_WITHIN = 60_000;

/** How long a program may take until nothing listens on its port any more, in milliseconds. */
const ENDS_WITHIN = 10_000;

/** Runs the programs of one scene, in a folder of their own and on ports that stay the same. */
export interface ProgramHost {
  dir: string;
  /** Puts ports and folders in the place of `@NAME@`. Throws where nothing has that name. */
  fill(text: string): string;
  /** Starts the programs one after the other. Rejects with the last words of one that ends. */
  start(servers: Readonly<Record<string, Program>>): Promise<void>;
  /** Ends all of them; they can be started again. */
  stop(): Promise<void>;
  /** Removes the folder. */
  discard(): void;
}

export async function createProgramHost(
  names: readonly string[],
  /** What names other than those of ports stand for. */
  places: Readonly<Record<string, string>>,
): Promise<ProgramHost> {
  const dir = mkdtempSync(join(tmpdir(), 'wsdoctor-field-'));
  const known = new Map<string, string>([...Object.entries(places), ['dir', dir], ['field', FIELD]]);
  for (const name of names) if (!known.has(name)) known.set(name, String(await freePort()));
  const running: Running[] = [];
  const fill = (text: string) =>
    text.replace(/@([a-z][a-z0-9]*)@/g, (_, name: string) => {
      const value = known.get(name);
      if (value === undefined) throw new Error(`The scene has nothing named ${name}`);
      return value;
    });
  const startOne = async (name: string, { files = {}, command, env = {} }: Program) => {
    for (const [file, text] of Object.entries(files)) {
      const path = join(dir, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, fill(text));
    }
    const [program, ...args] = command.map(fill);
    if (program === undefined) throw new Error(`${name} has no command`);
    let words = '';
    const child = spawn(program, args, {
      cwd: dir,
      // A group of its own, so that its workers end with it.
      detached: true,
      env: {
        ...process.env,
        PATH: `${process.env.PATH}:/usr/sbin`,
        HOME: dir,
        PORT: fill(`@${name}@`),
        NODE_PATH: join(FIELD, 'node_modules'),
        ...Object.fromEntries(Object.entries(env).map(([key, value]) => [key, fill(value)])),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const listen = (chunk: Buffer) => {
      words = `${words}${chunk}`.slice(-1500);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (error) => listen(Buffer.from(String(error))));
    running.push({ child, port: Number(fill(`@${name}@`)) });
    const latest = Date.now() + STARTS_WITHIN;
    const port = Number(fill(`@${name}@`));
    while ((await tryConnecting('127.0.0.1', port)) !== 'open') {
      if (hasEnded(child) || Date.now() > latest) throw new Error(`${name} did not start: ${words}`);
      await pause(50);
    }
  };
  return {
    dir,
    fill,
    async start(servers) {
      for (const [name, program] of Object.entries(servers)) await startOne(name, program);
    },
    async stop() {
      await Promise.all(running.splice(0).map(end));
    },
    discard: () => rmSync(dir, { recursive: true, force: true }),
  };
}

const hasEnded = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

interface Running {
  child: ChildProcess;
  port: number;
}

/** A worker can outlive its parent for a moment, and would be taken for the next program on its port. */
async function end({ child, port }: Running): Promise<void> {
  await endGroup(child);
  const latest = Date.now() + ENDS_WITHIN;
  while ((await tryConnecting('127.0.0.1', port)) === 'open' && Date.now() < latest) await pause(50);
}

async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const exited = hasEnded(child) ? undefined : once(child, 'exit');
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
  await exited;
}
