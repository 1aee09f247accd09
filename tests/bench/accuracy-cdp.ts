import { WebSocket } from 'ws';

/** A target as Chromium's debugging port lists it. */
export interface Target {
  id: string;
  type: string;
  parentId?: string;
  url: string;
  webSocketDebuggerUrl: string;
}

export async function listTargets(port: number): Promise<Target[]> {
  return (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
}

/** A debugging session of its own; DevTools windows are reachable by no other way once they open late. */
export interface CdpSession {
  send<Result>(method: string, params?: object): Promise<Result>;
  /** The value of an expression, awaited. Rejects with the exception's text. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** What the next event of this name carries. */
  next<Params>(event: string): Promise<Params>;
  close(): void;
}

interface Answer {
  id: number;
  result?: unknown;
  error?: { message: string };
}

interface Told {
  method: string;
  params?: unknown;
}

interface Evaluated {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

export async function openSession(url: string): Promise<CdpSession> {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 0 });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  const awaited = new Map<string, (params: unknown) => void>();
  let lastId = 0;
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Answer | Told;
    if ('method' in message) {
      awaited.get(message.method)?.(message.params);
      awaited.delete(message.method);
      return;
    }
    waiting.get(message.id)?.resolve(message);
    waiting.delete(message.id);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The target was closed'));
    waiting.clear();
  });
  const send = async <Result>(method: string, params: object = {}): Promise<Result> => {
    lastId += 1;
    const id = lastId;
    const answered = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as Result;
  };
  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Value;
  };
  const next = <Params>(event: string): Promise<Params> =>
    new Promise((resolve) => awaited.set(event, (params) => resolve(params as Params)));
  return { send, evaluate, next, close: () => socket.close() };
}
