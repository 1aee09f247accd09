import { defineService } from '../service.ts';

/** Janus, a WebRTC server. */
export const janus = defineService({
  id: 'janus',
  name: 'Janus WebRTC Server',
  operator: 'self-hosted',
  docs: 'https://janus.conf.meetecho.com/docs/',
  signatures: [{ subprotocol: /^janus(?:-admin)?-protocol$/ }],
  errors: [
    {
      pattern: /"janus":\s*"error"[\s\S]{0,400}?"code":\s*403\b/,
      meaning: 'The API secret or token is missing or wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send apisecret or token',
          detail: 'They must match api_secret or token_auth in janus.jcfg.',
        },
      ],
      source: 'https://github.com/meetecho/janus-gateway/blob/master/src/apierror.h',
    },
    {
      pattern: /"janus":\s*"error"[\s\S]{0,400}?"code":\s*405\b/,
      meaning: 'The token does not allow this plugin',
      topic: 'permission',
      retry: 'no',
      fixes: [{ title: 'Allow the plugin for the token', detail: 'Use allow_token of the Admin API.' }],
      source: 'https://github.com/meetecho/janus-gateway/blob/master/src/apierror.h',
    },
    {
      pattern: /"janus":\s*"error"[\s\S]{0,400}?"code":\s*458\b/,
      meaning: 'The session does not exist any more',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Create a new session and send keepalive',
          detail: 'Janus removes a session after session_timeout (60 s) without messages.',
        },
      ],
      source: 'https://github.com/meetecho/janus-gateway/blob/master/src/apierror.h',
    },
    {
      pattern: /"janus":\s*"error"[\s\S]{0,400}?"code":\s*459\b/,
      meaning: 'The handle does not exist any more',
      topic: 'unknown-resource',
      retry: 'now',
      fixes: [{ title: 'Attach to the plugin again', detail: 'The session or the handle was destroyed.' }],
      source: 'https://github.com/meetecho/janus-gateway/blob/master/src/apierror.h',
    },
    {
      pattern: /"janus":\s*"error"[\s\S]{0,400}?"code":\s*460\b/,
      meaning: 'The plugin does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the plugin name',
          detail: 'It must be installed and not disabled in janus.jcfg, for example janus.plugin.videoroom.',
        },
      ],
      source: 'https://github.com/meetecho/janus-gateway/blob/master/src/apierror.h',
    },
    {
      pattern: /"janus":\s*"error"[\s\S]{0,400}?"code":\s*45[2-7]\b/,
      meaning: 'The request is not valid',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the request',
          detail: 'The reason of the error names the missing or wrong element.',
        },
      ],
      source: 'https://github.com/meetecho/janus-gateway/blob/master/src/apierror.h',
    },
    {
      pattern: /"janus":\s*"error"[\s\S]{0,400}?"code":\s*472\b/,
      meaning: 'Janus accepts no new sessions',
      topic: 'maintenance',
      retry: 'backoff',
      fixes: [
        { title: 'Connect later or to another server', detail: 'An administrator turned off new sessions.' },
      ],
      source: 'https://github.com/meetecho/janus-gateway/blob/master/src/apierror.h',
    },
    {
      pattern: /"janus":\s*"timeout"/,
      meaning: 'The session timed out',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Send keepalive every 30 s',
          detail: 'Janus removes a session after session_timeout (60 s) without messages.',
        },
      ],
      source: 'https://janus.conf.meetecho.com/docs/rest.html',
    },
  ],
});
