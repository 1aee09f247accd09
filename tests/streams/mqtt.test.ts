import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Aedes } from 'aedes';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { rules } from '../../src/rules/index.ts';
import { type Step, tape } from '../support/tape.ts';
import { type Broker, hasMosquitto, startMosquitto } from './mosquitto.ts';
import { type Recording, recordedSocket, stepsOf } from './recorded-socket.ts';

function open(url: string, options: IClientOptions, recordings: Recording[]): MqttClient {
  const client = mqtt.connect(url, {
    reconnectPeriod: 0,
    ...options,
    createWebsocket: (address: string, protocols: string[]) => recordedSocket(address, protocols, recordings),
  } as IClientOptions);
  client.on('error', () => undefined);
  return client;
}

const event = (client: MqttClient, ...names: string[]): Promise<string> =>
  new Promise((resolve) => {
    for (const name of names) client.once(name as 'connect', () => resolve(name));
  });

/** What is found of a recording, the same whether a message holds a packet or a byte. */
function verdict(recording: Recording | undefined): string {
  if (!recording) throw new Error('nothing was recorded');
  const titles = [false, true].map((single) =>
    diagnose(tape(stepsOf(recording, single)), rules).findings.map(
      ({ rule, match }) => `${rule.id}: ${match.title}`,
    ),
  );
  expect(titles[1]?.filter((title) => title.startsWith('stream'))).toEqual(
    titles[0]?.filter((title) => title.startsWith('stream')),
  );
  return titles[0]?.find((title) => title.startsWith('stream')) ?? 'none';
}

/** Two connections of one page in order of time. */
function interleaved(one: readonly Step[], other: readonly Step[]): Step[] {
  const numbered = [one, other].flatMap((steps, at) =>
    steps.map((step) => {
      if (step.kind !== 'event' || !('socket' in step.draft)) return step;
      return { ...step, draft: { ...step.draft, socket: at + 1 } } as Step;
    }),
  );
  return numbered.sort((a, b) => a.at - b.at);
}

async function attempt(url: string, options: IClientOptions): Promise<{ came: string; found: string }> {
  const recordings: Recording[] = [];
  const client = open(url, options, recordings);
  const came = await event(client, 'connect', 'close');
  await client.endAsync(true);
  return { came, found: verdict(recordings[0]) };
}

describe.runIf(hasMosquitto)('mosquitto with protocol websockets', () => {
  let closedBroker: Broker;
  let broker: Broker;
  beforeAll(async () => {
    closedBroker = await startMosquitto(['allow_anonymous false']);
    broker = await startMosquitto(['allow_anonymous false'], ['ada']);
  });
  afterAll(async () => {
    await closedBroker.stop();
    await broker.stop();
  });

  it.each([
    [4, 'stream-error: MQTT broker rejected the client: not authorized (CONNACK 5)'],
    [5, 'stream-error: MQTT broker rejected the client: Not authorized (CONNACK 135)'],
  ] as const)('rejects an anonymous client of version %d', async (protocolVersion, title) => {
    expect(await attempt(closedBroker.url, { protocolVersion })).toEqual({ came: 'close', found: title });
  });

  it('accepts a client with the user name and password that the fix names', async () => {
    const login = { username: 'ada', password: 'right' };
    expect(await attempt(broker.url, login)).toEqual({ came: 'connect', found: 'none' });
    expect(await attempt(broker.url, { ...login, password: 'wrong' })).toMatchObject({ came: 'close' });
  });

  it('says that another client took the session over', async () => {
    const recordings: Recording[] = [];
    const options: IClientOptions = {
      username: 'ada',
      password: 'right',
      clientId: 'one',
      protocolVersion: 5,
    };
    const first = open(broker.url, options, recordings);
    await event(first, 'connect');
    const gone = event(first, 'close');
    const second = open(broker.url, options, recordings);
    await event(second, 'connect');
    await gone;
    await second.endAsync(true);
    await first.endAsync(true);
    // This broker closes without a packet: the client identifier of the other connection tells.
    const [one, other] = recordings.map((recording, at) =>
      stepsOf(at === 0 ? recording : { messages: recording.messages }),
    );
    if (!one || !other) throw new Error('nothing was recorded');
    const later = other.map((step) => ({ ...step, at: step.at + 700 }));
    const { findings } = diagnose(tape(interleaved(one, later)), rules);
    expect(findings[0]?.rule.id).toBe('mqtt-session-taken');
    expect(findings[0]?.match.title).toContain('"one"');
  });

  it('refuses a subscription that the access rules do not allow', async () => {
    const recordings: Recording[] = [];
    const client = open(broker.url, { username: 'ada', password: 'right', protocolVersion: 5 }, recordings);
    await event(client, 'connect');
    await client.subscribeAsync('secret/#').catch(() => []);
    const [recording] = recordings;
    const messages = [...(recording?.messages ?? [])];
    await client.endAsync(true);
    expect(verdict({ messages })).toMatch(/^(?:stream-refusal: MQTT broker refused a subscription|none)/);
  });
});

it('aedes rejects a user with a message of its own', async () => {
  const http = createServer();
  const broker = await Aedes.createBroker({
    authenticate: (_client, _user, _password, done) =>
      done(Object.assign(new Error('no'), { returnCode: 4 }) as never, false),
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket, request) => {
    broker.handle(createWebSocketStream(socket), request);
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  const { found } = await attempt(`ws://127.0.0.1:${port}`, { username: 'ada', password: 'x' });
  expect(found).toBe('stream-error: MQTT broker rejected the client: bad user name or password (CONNACK 4)');
  await new Promise<void>((resolve) => {
    broker.close(() => http.close(() => resolve()));
    for (const client of sockets.clients) client.terminate();
  });
});
