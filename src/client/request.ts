/** Who opens the connection: the page, through our hook and with its cookies, or the extension. */
export const REQUEST_INITIATORS = ['page', 'extension'] as const;
export type RequestInitiator = (typeof REQUEST_INITIATORS)[number];

/** How the message's text is encoded. */
export const MESSAGE_KINDS = ['text', 'json', 'hex', 'base64'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What the client opens and sends, as the user typed it. */
export interface ClientRequest {
  url: string;
  /** Subprotocol names, separated by commas or spaces. */
  protocols: string;
  maker: RequestInitiator;
  kind: MessageKind;
  message: string;
}

export const EMPTY_REQUEST: ClientRequest = {
  url: '',
  protocols: '',
  maker: 'page',
  kind: 'text',
  message: '',
};
