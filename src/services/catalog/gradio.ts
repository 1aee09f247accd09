import { defineService, type ServiceFix } from '../service.ts';

const client = 'https://github.com/gradio-app/gradio/blob/main/client/python/gradio_client/utils.py';
const docs = 'https://www.gradio.app/docs/';
const useClient: ServiceFix = {
  title: 'Use the Gradio client of the same generation',
  detail:
    'Gradio 3 has a WebSocket at /queue/join. Gradio 4 and later answer there with HTTP and server-sent events. Use @gradio/client or gradio_client in a current version: it asks the app for its protocol.',
  snippet:
    "import { Client } from '@gradio/client';\nconst app = await Client.connect('https://example.hf.space');\nconst result = await app.predict('/predict', ['text']);",
  language: 'js',
};

/** Gradio: the queue of an app (WebSocket in Gradio 3 only). */
export const gradio = defineService({
  id: 'gradio',
  name: 'Gradio',
  operator: 'either',
  docs,
  hosts: ['*.gradio.live'],
  signatures: [{ path: /\/queue\/join$/ }, { serverMessage: /^\{"msg":\s*"send_hash"\}$/ }],
  statuses: [
    {
      status: 404,
      body: /No interface is running right now/i,
      meaning: 'the share link expired, or the app that made it does not run',
      topic: 'backend-unreachable',
      retry: 'no',
      fixes: [
        {
          title: 'Start the app again and use the new link',
          detail:
            'Share links are temporary. For a permanent address deploy the app, for example to Hugging Face Spaces.',
        },
      ],
      source: 'https://www.gradio.app/guides/sharing-your-app',
    },
    {
      status: 403,
      meaning:
        'the app has no WebSocket here (Gradio 4 and later use server-sent events), or it needs a login',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        useClient,
        {
          title: 'Log in before you connect',
          detail: 'If the app has auth=…, log in with POST /login and send the cookie.',
        },
      ],
      source: client,
    },
    {
      status: 404,
      meaning: 'the app has no WebSocket at this path',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        useClient,
        {
          title: 'Check root_path behind a proxy',
          detail:
            'With a path prefix, set root_path of launch() to it and forward the prefix with the Upgrade headers.',
        },
      ],
      source: client,
    },
    {
      status: 405,
      meaning: 'the app expects POST here: Gradio 4 and later use server-sent events instead of a WebSocket',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [useClient],
      source: client,
    },
  ],
  errors: [
    {
      pattern: /^\{"msg":\s*"queue_full"/,
      meaning: 'the queue of the app is full',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Try again later, or raise max_size',
          detail: 'The owner of the app sets max_size in queue() and concurrency_limit of the event.',
        },
      ],
      source: client,
    },
    {
      pattern: /^\{"msg":\s*"process_completed".{0,4000}"success":\s*false/s,
      meaning: 'the function of the app failed for this input',
      topic: 'server-error',
      retry: 'no',
      fixes: [
        {
          title: 'Check the number and types of the inputs',
          detail: 'Compare "data" and "fn_index" with /config or "View API" of the app.',
        },
        {
          title: 'Show the exception with show_error=True',
          detail:
            'The owner of the app sets it in launch(); otherwise the exception is only in the output of the app.',
        },
      ],
      source: client,
    },
  ],
});
