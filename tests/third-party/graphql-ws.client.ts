import { type Client, createClient } from 'graphql-ws';
import { createStory, type Note, type Story } from './story.ts';

function connect(url: string, { note }: Story): Client {
  let ids = 0;
  return createClient({
    url,
    lazy: false,
    connectionParams: { name: 'ada' },
    generateID: () => String(++ids),
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 10)),
    shouldRetry: () => true,
    on: {
      connecting: (isRetry) => note('connecting', isRetry),
      opened: (socket) => note('opened', (socket as WebSocket).protocol),
      connected: (_socket, payload, wasRetry) => note('connected', payload, wasRetry),
      ping: (received, payload) => note('ping', received, payload),
      pong: (received, payload) => note('pong', received, payload),
      error: (error) => note('error', (error as object).constructor.name),
      closed: (event) => {
        const { code, reason, wasClean } = event as CloseEvent;
        note('closed', code, reason, wasClean);
      },
    },
  });
}

/** Resolves when the operation has ended, in whatever manner. */
function operate(client: Client, query: string, { note }: Story): Promise<void> {
  return new Promise((resolve) => {
    client.subscribe(
      { query },
      {
        next: (result) => note('next', result),
        error: (error) => {
          note('failed', Array.isArray(error) ? error : String(error));
          resolve();
        },
        complete: () => {
          note('complete');
          resolve();
        },
      },
    );
  });
}

export async function run(url: string): Promise<Note[]> {
  const story = createStory();
  const client = connect(url, story);
  await story.seen('connected');
  await operate(client, '{ echo(text: "ünïcödé 🩺") }', story);
  await operate(client, '{ broken }', story);
  await operate(client, '{ unknown }', story);
  await operate(client, '{ pinged }', story);
  await operate(client, 'subscription { countAcrossDrop }', story);
  await client.dispose();
  await story.seen('closed', 2);
  return story.notes;
}
