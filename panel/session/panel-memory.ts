import { readStored, writeStored } from '../ui/stored-text.ts';

/** What the panel remembers between its openings, as JSON under a name. */
export interface Memory {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

/** For where nothing is to be remembered. */
export const NO_MEMORY: Memory = { read: () => undefined, write: () => undefined };

const PREFIX = 'wsdoctor-';

/** A value that is no JSON counts as none: it may be of another version. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    console.debug('not remembered', error);
    return undefined;
  }
}

export const storedMemory: Memory = {
  read(name) {
    const text = readStored(PREFIX + name);
    return text === null ? undefined : parsed(text);
  },
  write: (name, value) => void writeStored(PREFIX + name, JSON.stringify(value)),
};
