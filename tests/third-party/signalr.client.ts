import { type HubConnection, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { createStory, type Note, type Story } from './story.ts';

function createConnection(url: string, { note }: Story): HubConnection {
  const connection = new HubConnectionBuilder()
    .withUrl(url)
    .withAutomaticReconnect([10, 10])
    .configureLogging(LogLevel.None)
    .build();
  connection.onreconnecting((error) => note('reconnecting', error?.message ?? null));
  connection.onreconnected(() => note('reconnected'));
  connection.onclose((error) => note('close', error?.message ?? null));
  connection.on('News', (...news: unknown[]) => note('news', ...news));
  connection.on('Question', (text: string) => {
    note('question', text);
    return 42;
  });
  return connection;
}

function stream(connection: HubConnection, { note }: Story): Promise<void> {
  return new Promise((resolve) => {
    connection.stream<number>('Count', 3).subscribe({
      next: (item) => note('item', item),
      complete: () => {
        note('complete');
        resolve();
      },
      error: (error) => {
        note('failed', String(error));
        resolve();
      },
    });
  });
}

export async function run(url: string): Promise<Note[]> {
  const story = createStory();
  const { notes, note, seen } = story;
  const connection = createConnection(url, story);
  await connection.start();
  note('started', connection.state);
  note('echo', await connection.invoke('Echo', { nested: ['ünïcödé 🩺', null] }));
  await connection.invoke('Fail').catch((error: Error) => note('failed', error.message));
  await connection.invoke('Missing').catch((error: Error) => note('failed', error.message));
  await stream(connection, story);
  await connection.send('PushMe');
  await seen('news');
  await connection.send('AskMe', 'the answer?');
  await seen('news', 2);
  await connection.send('Drop');
  await seen('reconnected');
  note('echo', await connection.invoke('Echo', 'x'.repeat(70_000)).then((text: string) => text.length));
  await connection.stop();
  note('stopped', connection.state);
  await connection.start();
  await connection.send('SendMeAway');
  await seen('close', 2);
  note('stopped', connection.state);
  return notes;
}
