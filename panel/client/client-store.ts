import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ClientRequest, EMPTY_REQUEST } from '../../src/client/request.ts';
import { forget, remember, type SavedRequests } from '../../src/client/saved-requests.ts';
import { t } from '../messages/message.ts';
import { readMessage } from './checks/read-message.ts';
import { readTarget } from './checks/read-target.ts';
import type { ClientConnection, OpenResult } from './client-connection.ts';
import type { RequestStore } from './request-store.ts';

/** The client was opened to check whether a fix works. */
export interface Fixing {
  title: string;
  /** The URL that failed, without its query. */
  failed: string;
}

/** The parts of a request beside its message. */
export interface About {
  fixing?: Fixing;
  /** The URL of the frame that opens it; undefined: the top one. */
  frame?: string | undefined;
}

/** The client's current or last connection. */
export interface OpenedConnection {
  request: ClientRequest;
  about: About;
  handle: ClientConnection;
}

export interface ClientState {
  request: ClientRequest;
  about: About;
  /** What is wrong with the input, as a sentence. */
  problem: string | undefined;
  opening: boolean;
  /** Grows each time the form is filled in from another view. */
  fills: number;
  opened: OpenedConnection | undefined;
  saved: SavedRequests;
  /** Why the browser did not store the saved requests. */
  unstored: string | undefined;
  edit(change: Partial<ClientRequest>): void;
  /** Fills in the form; nothing is sent. */
  fill(request: ClientRequest, about?: About): void;
  open(): Promise<void>;
  send(): Promise<void>;
  close(): void;
  forget(request: ClientRequest | undefined): Promise<void>;
}

export type ClientStore = StoreApi<ClientState>;

/** Opens a connection from the place that the request names. */
export type Open = (
  request: ClientRequest,
  url: string,
  protocols: string[],
  about: About,
) => Promise<OpenResult>;

export function createClientStore(open: Open, requests: RequestStore): ClientStore {
  const store = createStore<ClientState>((set, get) => {
    const keep = async (to: (saved: SavedRequests) => SavedRequests): Promise<void> => {
      try {
        set({ saved: await requests.change(to), unstored: undefined });
      } catch (error) {
        set({ saved: to(get().saved), unstored: error instanceof Error ? error.message : String(error) });
      }
    };
    return {
      request: EMPTY_REQUEST,
      about: {},
      problem: undefined,
      opening: false,
      fills: 0,
      opened: undefined,
      saved: [],
      unstored: undefined,
      edit(change) {
        const request = { ...get().request, ...change };
        const other = change.url !== undefined && change.url !== get().request.url;
        set({ request, problem: undefined, ...(other ? { about: {} } : {}) });
      },
      fill: (request, about = {}) => set({ request, about, problem: undefined, fills: get().fills + 1 }),
      async open() {
        const { request, about, opened, opening } = get();
        if (opening) return;
        const target = readTarget(request);
        if (!target.ok) {
          set({ problem: target.why });
          return;
        }
        opened?.handle.close();
        set({ opening: true, opened: undefined, problem: undefined });
        const answer = await open(request, target.url, target.protocols, about);
        set({ opening: false });
        if (!answer.ok) set({ problem: answer.why });
        else set({ opened: { request, about, handle: answer.handle } });
        await keep((saved) =>
          saved.some(({ url }) => url === request.url) ? saved : remember(saved, { ...request, message: '' }),
        );
      },
      async send() {
        const { request, opened } = get();
        const read = readMessage(request.kind, request.message);
        if (!read.ok) {
          set({ problem: read.why });
          return;
        }
        const sent = await opened?.handle.send(read.message);
        set({ problem: sent ? undefined : t('client_not_open') });
        if (sent) await keep((saved) => remember(saved, request));
      },
      close: () => get().opened?.handle.close(),
      forget: (request) => keep((saved) => (request ? forget(saved, request) : [])),
    };
  });
  void requests.load().then((saved) => store.setState({ saved }));
  return store;
}
