import { defineService } from '../service.ts';

/** Development server of Next.js. */
export const nextjsDevServer = defineService({
  id: 'nextjs-dev-server',
  name: 'Next.js',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://nextjs.org/docs',
  signatures: [{ path: /\/_next\/webpack-hmr$/ }],
  statuses: [
    {
      status: 404,
      meaning:
        'The request did not reach the development server: next start has no such endpoint, or the proxy or basePath differs',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Forward /_next/webpack-hmr to next dev',
          detail: 'The proxy must pass the upgrade headers.',
          snippet:
            'location /_next/webpack-hmr {\n  proxy_pass http://127.0.0.1:3000;\n  proxy_http_version 1.1;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection "upgrade";\n}',
          language: 'nginx',
        },
        {
          title: 'Reload the page without cache',
          detail: 'A page of next dev that is still open after next start keeps trying to connect.',
        },
      ],
      source: 'https://nextjs.org/docs/app/api-reference/config/next-config-js/allowedDevOrigins',
    },
  ],
});
