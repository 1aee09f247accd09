import { Client, type IMessage } from '@stomp/stompjs';
import { describeBytes, someBytes } from './bytes.ts';
import { createStory, type Note, type Story } from './story.ts';

function createClient(brokerURL: string, { note }: Story): Client {
  const client = new Client({ brokerURL, reconnectDelay: 10, heartbeatIncoming: 0, heartbeatOutgoing: 0 });
  client.onConnect = ({ command, headers }) => note('connect', command, { ...headers });
  client.onDisconnect = ({ headers }) => note('disconnect', headers['receipt-id']);
  client.onStompError = ({ headers }) => note('stomp error', headers.message);
  client.onWebSocketClose = ({ code, reason, wasClean }) => note('close', code, reason, wasClean);
  client.onWebSocketError = ({ type }) => note('socket error', type);
  client.onChangeState = (state) => note('state', state);
  return client;
}

const isBinary = ({ headers }: IMessage): boolean => headers['content-type'] === 'application/octet-stream';

export async function run(url: string): Promise<Note[]> {
  const story = createStory();
  const { notes, note, seen } = story;
  const client = createClient(url, story);
  const describe = (message: IMessage) => {
    const { destination, subscription, 'message-id': id, kind } = message.headers;
    const body = isBinary(message) ? describeBytes(message.binaryBody) : message.body;
    note('message', destination, subscription, id, kind ?? null, body);
  };
  client.activate();
  await seen('connect');
  client.subscribe('/topic/news', describe);
  const answers = client.subscribe(
    '/topic/answers',
    (message) => {
      describe(message);
      message.ack();
    },
    { ack: 'client-individual' },
  );
  client.publish({ destination: '/topic/news', body: 'ünïcödé 🩺' });
  await seen('message');
  client.publish({
    destination: '/topic/news',
    binaryBody: someBytes(70_000),
    headers: { 'content-type': 'application/octet-stream' },
  });
  await seen('message', 2);
  client.publish({
    destination: '/app/upper-case',
    headers: { 'reply-to': '/topic/answers' },
    body: 'shout',
  });
  await seen('message', 4);
  client.watchForReceipt('gone', ({ headers }) => note('receipt', headers['receipt-id']));
  answers.unsubscribe({ receipt: 'gone' });
  await seen('receipt');
  await comeBack(client, story, describe);
  return notes;
}

/** Subscriptions do not outlive a connection: an application makes them again. */
async function comeBack(
  client: Client,
  { seen }: Story,
  describe: (message: IMessage) => void,
): Promise<void> {
  client.publish({ destination: '/app/drop' });
  await seen('connect', 2);
  client.subscribe('/topic/news', describe);
  client.publish({ destination: '/topic/news', body: 'after the reconnect' });
  await seen('message', 5);
  await client.deactivate();
}
