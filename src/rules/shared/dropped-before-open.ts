/** Of a connection that `droppedBeforeOpen` finds. */
export const ENDED_BEFORE_OPEN =
  'The server accepted the handshake (101), and the connection ended before the browser could open it (1006). The page had not called close().';
