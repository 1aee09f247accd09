import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import type { MetricReader, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ListenAddress } from './addresses.ts';

export interface PrometheusServer {
  /** The URL of the metrics. */
  address: string;
  reader: MetricReader;
  close(): Promise<void>;
}

type Served = { ok: true; server: PrometheusServer } | { ok: false; message: string };

const PATH = '/metrics';
const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * The library's own server is not used: it tells no unit in the names, which Prometheus' conventions ask for, and waits at
 * its end for clients that keep a connection open.
 */
export async function servePrometheus({ host, port }: ListenAddress): Promise<Served> {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const server = createServer(answerWith(reader));
  server.listen({ port, ...(host === undefined ? {} : { host }) });
  try {
    await once(server, 'listening');
  } catch (error) {
    return { ok: false, message: `--prometheus ${whyNot(error as NodeJS.ErrnoException, { host, port })}` };
  }
  const { port: own } = server.address() as AddressInfo;
  return {
    ok: true,
    server: {
      address: `http://${shownHost(host)}:${own}${PATH}`,
      reader,
      async close() {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      },
    },
  };
}

const shownHost = (host = 'localhost'): string => (host.includes(':') ? `[${host}]` : host);

function whyNot(
  { code, message }: NodeJS.ErrnoException,
  { host = '', port }: { host?: string | undefined; port: number },
): string {
  const shown = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  switch (code) {
    case 'EADDRINUSE':
      return `${shown} is in use: another program listens there`;
    case 'EACCES':
      return `${shown} may not be used by this user`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${shown} is no address of this machine`;
    default:
      return `${shown} cannot be used: ${message}`;
  }
}

function answerWith(reader: PrometheusExporter): RequestListener {
  const serializer = new PrometheusSerializer('', false, undefined, false, true);
  return async ({ method = '', url = '' }, response) => {
    const [path] = url.split('?');
    if (path !== PATH) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`The metrics are at ${PATH}\n`);
      return;
    }
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    try {
      const { resourceMetrics } = await reader.collect();
      response.writeHead(200, { 'content-type': TEXT }).end(serializer.serialize(withUnits(resourceMetrics)));
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`${(error as Error).message}\n`);
    }
  };
}

/** `dns.lookup.duration` in seconds is `dns_lookup_duration_seconds` (https://prometheus.io/docs/practices/naming/). */
function withUnits(metrics: ResourceMetrics): ResourceMetrics {
  return {
    ...metrics,
    scopeMetrics: metrics.scopeMetrics.map((scope) => ({
      ...scope,
      metrics: scope.metrics.map((metric) => {
        const { descriptor } = metric;
        return descriptor.unit === 's'
          ? { ...metric, descriptor: { ...descriptor, name: `${descriptor.name}.seconds`, unit: 'seconds' } }
          : metric;
      }),
    })),
  };
}
