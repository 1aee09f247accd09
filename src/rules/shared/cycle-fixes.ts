import type { Fix } from '../../diagnosis/rule.ts';

/** https://react.dev/reference/react/StrictMode#fixing-bugs-found-by-re-running-effects-in-development */
export const CLOSE_IN_CLEANUP: Fix = {
  title: 'Close after the handshake in the clean-up of an effect',
  detail:
    'React StrictMode runs each effect twice in development, and so closes the first connection while it is connecting. To tell: it happens once per mount, a few milliseconds after the connection was created, and not in a production build. Keep the clean-up, and let it wait for the open event.',
  snippet:
    "useEffect(() => {\n  const socket = new WebSocket(url);\n  return () => {\n    if (socket.readyState === WebSocket.CONNECTING)\n      socket.addEventListener('open', () => socket.close());\n    else socket.close();\n  };\n}, [url]);",
  language: 'js',
};

/** https://react.dev/learn/removing-effect-dependencies */
export const STABLE_EFFECT: Fix = {
  title: 'Give the effect stable dependencies',
  detail:
    'An object, array or function that is created at each render runs the effect at each render: its clean-up closes the connection and the effect opens the next. The same happens where a message sets a state that is in the list, where the component gets a new key, or where a parent mounts it again. Keep handlers in a ref, and list only what decides about the connection.',
  snippet:
    'const onMessage = useRef(handler);\nuseEffect(() => { onMessage.current = handler; });\nuseEffect(() => {\n  const socket = new WebSocket(url);\n  socket.onmessage = (event) => onMessage.current(event);\n  return () => socket.close();\n}, [url]); // not: [handler], [options], [messages]',
  language: 'js',
};

export const ONE_CONNECTION: Fix = {
  title: 'Share one connection outside the components',
  detail:
    'A module, a service (Angular), a store or a composable (Vue) opens it once and hands out messages. Components subscribe and unsubscribe, and only the last one closes it, after a short delay.',
  snippet:
    'let socket;\nexport function connection() {\n  if (!socket || socket.readyState > WebSocket.OPEN) socket = new WebSocket(url);\n  return socket;\n}',
  language: 'js',
};
