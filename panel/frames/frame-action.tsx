import { createContext, type ReactNode, useContext } from 'react';
import type { Connection } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';

export interface FrameActionProps {
  connection: Connection;
  frame: Frame;
}

/** Another action on a message; the panel's client provides it, so that the frames need not import the client. */
export const FrameAction = createContext<(props: FrameActionProps) => ReactNode>(() => null);

export function ProvidedFrameAction(props: FrameActionProps): ReactNode {
  const Action = useContext(FrameAction);
  return <Action {...props} />;
}
