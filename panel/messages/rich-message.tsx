import { Fragment, type ReactNode } from 'react';
import { type MessageKey, messageParts } from './message.ts';

interface RichMessageProps {
  id: MessageKey;
  /** An element for each placeholder. */
  values: Readonly<Record<string, ReactNode>>;
}

/** A text of which parts are elements. */
export function RichMessage({ id, values }: RichMessageProps) {
  const parts = messageParts(id, values);
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one message never change their order
  return parts.map((part, index) => <Fragment key={index}>{part}</Fragment>);
}
