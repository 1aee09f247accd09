import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { describeBytes, someBytes } from './bytes.ts';
import { createStory, type Note, type Story } from './story.ts';

const options: IClientOptions = { clientId: 'browser', clean: false, reconnectPeriod: 10 };

function watchConnection(client: MqttClient, { note }: Story): void {
  client.on('connect', ({ sessionPresent, returnCode }) => note('connect', sessionPresent, returnCode));
  client.on('reconnect', () => note('reconnect'));
  client.on('close', () => note('close'));
  client.on('offline', () => note('offline'));
  client.on('end', () => note('end'));
  client.on('error', ({ message }) => note('error', message));
}

function watchMessages(client: MqttClient, { note }: Story): void {
  client.on('message', (topic, payload, { qos, retain }) => {
    const text = topic.startsWith('text/') ? payload.toString() : describeBytes(new Uint8Array(payload));
    note('message', topic, text, qos, retain);
  });
}

/** Two stories: what was queued is sent again, and answered, while the client still prepares its `connect` event. */
export async function run(url: string): Promise<{ connection: Note[]; messages: Note[] }> {
  const connection = createStory();
  const messages = createStory();
  const client = mqtt.connect(url, options);
  watchConnection(client, connection);
  watchMessages(client, messages);
  await connection.seen('connect');
  const granted = await client.subscribeAsync({ 'text/#': { qos: 2 }, 'bytes/#': { qos: 1 } });
  for (const { topic, qos } of granted) connection.note('granted', topic, qos);
  await messages.seen('message');
  for (const qos of [0, 1, 2] as const) {
    await client.publishAsync(`text/${qos}`, `ünïcödé 🩺 at ${qos}`, { qos });
    await messages.seen('message', qos + 2);
  }
  await client.publishAsync('bytes/large', someBytes(70_000) as Buffer, { qos: 1 });
  await messages.seen('message', 5);
  client.publish('command/drop', '');
  await connection.seen('close');
  await client.publishAsync('text/late', 'queued while disconnected', { qos: 1 });
  await Promise.all([messages.seen('message', 6), connection.seen('connect', 2)]);
  await client.unsubscribeAsync('text/#');
  await client.endAsync();
  connection.note('state', client.connected, client.disconnected);
  return { connection: connection.notes, messages: messages.notes };
}
