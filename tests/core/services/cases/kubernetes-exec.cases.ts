import type { ServiceCase } from '../service-case.ts';

const url =
  'wss://k8s.example.com:6443/api/v1/namespaces/default/pods/web-1/exec?command=sh&stdin=1&stdout=1&tty=1';
const subprotocols = ['v5.channel.k8s.io'];
const source = 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/';

export const cases: ServiceCase[] = [
  {
    name: 'shell',
    url,
    subprotocols,
    opens: true,
    serverMessages: ['\u0001/ # ', '\u0003{"metadata":{},"status":"Success"}'],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
  {
    name: 'no permission',
    url,
    subprotocols,
    status: 403,
    body: '{"kind":"Status","status":"Failure","message":"pods \\"web-1\\" is forbidden: User \\"dev\\" cannot get resource \\"pods/exec\\" in API group \\"\\" in the namespace \\"default\\"","code":403}',
    expect: { topic: 'permission', meaning: /permission/ },
    source,
  },
  {
    name: 'no token',
    url,
    subprotocols,
    status: 401,
    body: '{"kind":"Status","status":"Failure","message":"Unauthorized","code":401}',
    expect: { topic: 'credentials', meaning: /client/ },
    source,
  },
  {
    name: 'no such shell',
    url,
    subprotocols,
    opens: true,
    serverMessages: [
      '\u0003{"metadata":{},"status":"Failure","message":"Internal error occurred: error executing command in container: exec: \\"bash\\": executable file not found in $PATH","code":500}',
    ],
    expect: { topic: 'unknown-resource', meaning: /command/ },
    source,
  },
];
