import type { ServiceCase } from '../service-case.ts';

const url = 'wss://quiet-lake-12345.herokuapp.com/ws';

export const cases: ServiceCase[] = [
  {
    name: 'the app crashed',
    url,
    status: 503,
    body: '<title>Application Error</title>',
    expect: { topic: 'backend-unreachable', meaning: /no answer from a dyno/ },
    source: 'https://devcenter.heroku.com/articles/error-codes',
  },
  {
    name: 'wrong host',
    url,
    status: 404,
    body: '<title>No such app</title>',
    expect: { topic: 'unknown-resource', meaning: /no Heroku app/ },
    source: 'https://devcenter.heroku.com/articles/http-routing',
  },
  {
    name: 'a connection with traffic',
    url,
    opens: true,
    clientMessages: ['ping'],
    serverMessages: ['pong'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://devcenter.heroku.com/articles/websockets',
  },
];
