import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://cloud.google.com/run/docs/triggering/websockets';
const logs: ServiceFix = {
  title: 'Read the log of the Cloud Run service',
  detail: 'It says whether the container started and listened on $PORT in time, and whether it crashed.',
  snippet: 'gcloud run services logs read SERVICE --limit=50',
  language: 'sh',
};

/** Google Cloud Run: services at run.app. */
export const googleCloudRun = defineService({
  id: 'google-cloud-run',
  name: 'Google Cloud Run',
  operator: 'either',
  role: 'platform',
  docs,
  hosts: ['*.run.app'],
  statuses: [
    {
      status: 403,
      meaning: 'the service requires an identity token, or the application rejected the handshake',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Allow unauthenticated access, or sign in elsewhere',
          detail:
            'A browser cannot send an Authorization header with a WebSocket. Allow public access to the service and let the application check a token itself.',
          snippet:
            'gcloud run services add-iam-policy-binding SERVICE --member=allUsers --role=roles/run.invoker',
          language: 'sh',
        },
      ],
      source: 'https://cloud.google.com/run/docs/authenticating/public',
    },
    {
      status: 429,
      meaning: 'no instance was free: the maximum number of instances or of requests per instance is reached',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Raise concurrency or the number of instances',
          detail: 'Each open WebSocket counts as one request of its instance for as long as it is open.',
          snippet: 'gcloud run services update SERVICE --concurrency=1000 --max-instances=10',
          language: 'sh',
        },
      ],
      source: docs,
    },
    {
      status: 503,
      meaning: 'the container did not answer, or the application itself answered 503',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [logs],
      source: 'https://cloud.google.com/run/docs/troubleshooting',
    },
  ],
  limits: [
    {
      kind: 'duration',
      value: 300_000,
      note: 'The request timeout of the service, 5 min by default, also ends a WebSocket with traffic. Raise it to at most 60 min (gcloud run services update SERVICE --timeout=3600), and reconnect when it ends',
      source: docs,
    },
    {
      kind: 'duration',
      value: 3_600_000,
      note: 'The longest request timeout is 60 min; the client must reconnect when it ends',
      source: docs,
    },
  ],
});
