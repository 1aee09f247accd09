import { defineService } from '../service.ts';

const docs = 'https://cloud.google.com/load-balancing/docs/https';

/** Google Cloud: the external Application Load Balancer, also as the ingress of GKE. */
export const googleCloudLoadBalancing = defineService({
  id: 'google-cloud-load-balancing',
  name: 'Google Cloud load balancer',
  operator: 'self-hosted',
  role: 'platform',
  docs,
  signatures: [{ header: { name: 'via', value: /^1\.1 google$/ } }],
  statuses: [
    {
      status: 502,
      meaning: 'the load balancer got no valid response from a backend, or none is healthy',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [
        {
          title: 'Check the health of the backends',
          detail:
            'The log of the load balancer has the reason in statusDetails, such as failed_to_pick_backend or backend_connection_closed_before_data_sent_to_client.',
          snippet: 'gcloud compute backend-services get-health NAME --global',
          language: 'sh',
        },
      ],
      source: 'https://cloud.google.com/load-balancing/docs/https/troubleshooting-ext-https-lbs',
    },
  ],
  limits: [
    {
      kind: 'duration',
      value: 30_000,
      note: 'The timeout of the backend service, 30 s by default, is the longest time that a WebSocket stays open, with or without traffic. Raise it (gcloud compute backend-services update NAME --global --timeout=86400; in GKE timeoutSec of the BackendConfig)',
      source: docs,
    },
  ],
});
