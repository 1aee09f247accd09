import {
  closed,
  conversation,
  created,
  inWorker,
  opened,
  type Scenarios,
  type Step,
  tape,
} from '../support/tape.ts';

const url = 'ws://localhost:8080/live';
const render = (times: number, path: (i: number) => string = () => '', end = false): Step[] =>
  Array.from({ length: times }, (_, i) => [
    created(`${url}${path(i)}`, {
      at: 10 + i * 150,
      stack: 'Error\n    at render (https://page.test/app.js:3:9)',
    }),
    opened(20 + i * 150),
    ...(end ? [closed(100 + i * 150, 1000)] : []),
  ]).flat();

export const scenarios: Scenarios = {
  found: [
    {
      name: 'one for each render',
      session: tape(render(20)),
      confidence: 'certain',
      says: ['app.js:3:9', 'useEffect'],
    },
    {
      name: 'one for each render, each with a fresh ticket',
      session: tape(render(20, (i) => `?room=1&ticket=${i}f00d`)),
      says: ['9 other open connections'],
    },
  ],
  clear: [
    { name: 'twenty devices, named in the query', session: tape(render(20, (i) => `?device=${i}`)) },
    { name: 'to twenty rooms', session: tape(render(20, (i) => `/${i}`)) },
    { name: 'a few', session: tape(render(6)) },
    {
      name: 'each closed before the next',
      session: tape(
        render(6, () => '', true),
        conversation(url, 2_000),
      ),
    },
  ],
  unknown: [inWorker()],
};
