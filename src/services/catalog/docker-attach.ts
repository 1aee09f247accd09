import { defineService } from '../service.ts';

const DOCS = 'https://docs.docker.com/reference/api/engine/';

/** The attach endpoint of the Docker Engine API. */
export const dockerAttach = defineService({
  id: 'docker-attach',
  name: 'Docker Engine attach',
  operator: 'self-hosted',
  docs: DOCS,
  signatures: [{ path: /^(?:\/v1\.\d+)?\/containers\/[^/]+\/attach\/ws$/ }],
  statuses: [
    {
      status: 404,
      body: /No such container/i,
      meaning: 'The container does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the container id',
          detail: 'Containers started with --rm disappear when they stop.',
          snippet: 'docker ps -a',
          language: 'sh',
        },
      ],
      source: DOCS,
    },
    {
      status: 400,
      meaning: 'A parameter of the request is not valid',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Check the query parameters',
          detail:
            'Use stream=1 with stdin, stdout, stderr or logs. The message of the body names the problem.',
        },
      ],
      source: DOCS,
    },
  ],
});
