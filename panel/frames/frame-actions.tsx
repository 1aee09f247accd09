import { createContext, type ReactNode, useContext } from 'react';
import type { Connection } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import type { MenuItem } from '../ui/menu.tsx';

export interface FrameActionProps {
  connection: Connection;
  frame: Frame;
}

/** More actions on a message; the panel's client provides them, so that the frames need not import the client. */
export interface ProvidedFrameActions {
  Button(props: FrameActionProps): ReactNode;
  /** A hook; the function that it returns makes the items of a message's context menu. */
  useItems(): (connection: Connection, frame: Frame) => readonly MenuItem[];
}

export const FrameActions = createContext<ProvidedFrameActions>({
  Button: () => null,
  useItems: () => () => [],
});

export function ProvidedFrameButton(props: FrameActionProps): ReactNode {
  const { Button } = useContext(FrameActions);
  return <Button {...props} />;
}
