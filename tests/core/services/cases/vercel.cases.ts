import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'no function',
    url: 'wss://demo.vercel.app/ws',
    status: 404,
    body: 'The page could not be found\n\nNOT_FOUND\n',
    expect: { topic: 'unknown-resource', meaning: /no function at this path/ },
    source: 'https://vercel.com/docs/errors/NOT_FOUND',
  },
  {
    name: 'protected preview',
    url: 'wss://demo-git-main-ada.vercel.app/api/ws',
    status: 401,
    body: '<title>Authentication Required</title>',
    expect: { topic: 'credentials', meaning: /Deployment Protection/ },
    source: 'https://vercel.com/docs/deployment-protection',
  },
  {
    name: 'old deployment',
    url: 'wss://demo-abc.vercel.app/api/ws',
    status: 404,
    body: 'The deployment could not be found on Vercel.\n\nDEPLOYMENT_NOT_FOUND\n',
    expect: { topic: 'unknown-resource', meaning: /no deployment/ },
    source: 'https://vercel.com/docs/errors/DEPLOYMENT_NOT_FOUND',
  },
  {
    name: 'a function with ws',
    url: 'wss://demo.vercel.app/api/ws',
    opens: true,
    serverMessages: ['hello'],
    expect: 'healthy',
    source: 'https://vercel.com/docs/functions/websockets',
  },
];
