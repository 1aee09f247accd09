import type { Fix, Variant } from '../../diagnosis/rule.ts';
import { formatDuration } from '../../shared/format.ts';

/** What ends a connection after a time, whatever is sent; `seconds` by default. */
interface LifetimeLimit extends Variant {
  seconds: number;
}

/** From the documentation of each product. */
const LIMITS: readonly LifetimeLimit[] = [
  {
    product: 'Google Cloud load balancer',
    seconds: 30,
    where: 'timeout of the backend service, 30 s by default, applies to the whole WebSocket',
    snippet: 'gcloud compute backend-services update NAME --global --timeout=86400',
    language: 'sh',
  },
  {
    product: 'Google Kubernetes Engine ingress',
    seconds: 30,
    where: 'BackendConfig of the service, 30 s by default',
    snippet:
      'apiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata:\n  name: websocket\nspec:\n  timeoutSec: 86400',
    language: 'text',
  },
  {
    product: 'Google Cloud Run',
    seconds: 300,
    where: 'request timeout of the service, 5 min by default, at most 60 min',
    snippet: 'gcloud run services update NAME --timeout=3600',
    language: 'sh',
  },
  {
    product: 'AWS API Gateway',
    seconds: 7_200,
    where: 'fixed: a connection lasts at most 2 h, so the page has to reconnect',
    snippet: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    language: 'text',
  },
];
const WITHIN = 0.05;

/** How to raise the limit on the duration of a connection; the products whose default fits come folded. */
export function lifetimeFix(lived: number): Fix {
  const fitting = LIMITS.filter(({ seconds }) => Math.abs(lived / 1_000 - seconds) <= seconds * WITHIN + 0.5);
  const known = [...new Set(fitting.map(({ product }) => product))].join(', ');
  return {
    title: 'Raise the maximum duration of a connection',
    detail: `Each ended after about ${formatDuration(lived)}. Where messages were still being exchanged, it is a limit on the duration, which a heartbeat does not extend${known === '' ? '' : `: it is the default of ${known}`}. If nothing was sent towards the end, it can be an idle timeout as well, which a message every few seconds prevents. A token with a fixed lifetime ends connections in the same way.`,
    ...(fitting.length === 0
      ? {}
      : { variants: fitting.map(({ seconds: _seconds, ...variant }) => variant) }),
  };
}
