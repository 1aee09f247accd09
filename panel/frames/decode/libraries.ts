/** Decoders that use libraries: none is loaded before a message needs it. */
const LOADERS = {
  messagePack: async () => (await import('./message-pack.ts')).readMessagePack,
  cbor: async () => (await import('./cbor.ts')).readCbor,
  mqtt: async () => (await import('./mqtt.ts')).readMqtt,
};

export type LibraryName = keyof typeof LOADERS;
export type Libraries = { [Name in LibraryName]: Awaited<ReturnType<(typeof LOADERS)[Name]>> };
type Loading = { [Name in LibraryName]?: Libraries[Name] | 'loading' | 'failed' };

const loading: Loading = {};
const listeners = new Set<() => void>();
let version = 0;

/** Grows when a library was loaded or failed to load. */
export const librariesVersion = (): number => version;

export function onLibrary(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The library if it is loaded; otherwise starts loading it, and `onLibrary` is called afterwards. */
export function library<Name extends LibraryName>(name: Name): Libraries[Name] | 'loading' | 'failed' {
  const known = loading[name] as Libraries[Name] | 'loading' | 'failed' | undefined;
  if (known !== undefined) return known;
  loading[name] = 'loading';
  void load(name);
  return 'loading';
}

async function load(name: LibraryName): Promise<void> {
  try {
    Object.assign(loading, { [name]: await LOADERS[name]() });
  } catch (error) {
    loading[name] = 'failed';
    console.error(`The decoder ${name} could not be loaded.`, error);
  }
  version += 1;
  for (const listener of listeners) listener();
}
