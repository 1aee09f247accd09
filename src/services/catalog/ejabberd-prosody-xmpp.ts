import { defineService } from '../service.ts';

/** XMPP over WebSocket. */
export const ejabberdProsodyXmpp = defineService({
  id: 'ejabberd-prosody-xmpp',
  name: 'XMPP server (ejabberd, Prosody)',
  operator: 'either',
  role: 'foundation',
  docs: 'https://www.rfc-editor.org/rfc/rfc7395',
  signatures: [{ subprotocol: /^xmpp$/ }],
  errors: [
    {
      pattern: /<failure xmlns=["']urn:ietf:params:xml:ns:xmpp-sasl["'][\s\S]{0,200}?<not-authorized\b/,
      meaning: 'User name or password is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        { title: 'Check the JID and the password', detail: 'The user must exist on this virtual host.' },
      ],
      source: 'https://www.rfc-editor.org/rfc/rfc6120',
    },
    {
      pattern: /<stream:error[\s\S]{0,200}?<host-unknown\b/,
      meaning: 'The domain in to of the open element is not served here',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use the virtual host of the server',
          detail: 'It is VirtualHost in prosody.cfg.lua or hosts in ejabberd.yml.',
        },
      ],
      source: 'https://www.rfc-editor.org/rfc/rfc6120',
    },
    {
      pattern: /<stream:error[\s\S]{0,200}?<conflict\b/,
      meaning: 'Another session took the same resource',
      topic: 'duplicate-session',
      retry: 'no',
      fixes: [
        {
          title: 'Use a different resource for each client',
          detail: 'Or let the server choose the resource.',
        },
      ],
      source: 'https://www.rfc-editor.org/rfc/rfc6120',
    },
    {
      pattern: /<stream:error[\s\S]{0,200}?<policy-violation\b/,
      meaning: 'The client violated a policy of the server, for example a rate or size limit',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send less',
          detail:
            'On your own server see the shaper and max_stanza_size in ejabberd.yml, or mod_limits and c2s_stanza_size_limit in prosody.cfg.lua.',
        },
      ],
      source: 'https://www.rfc-editor.org/rfc/rfc6120',
    },
    {
      pattern: /<stream:error[\s\S]{0,200}?<system-shutdown\b/,
      meaning: 'The server shuts down',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff and jitter',
          detail: 'All clients reconnect at the same time.',
        },
      ],
      source: 'https://www.rfc-editor.org/rfc/rfc6120',
    },
    {
      pattern: /<stream:error[\s\S]{0,200}?<connection-timeout\b/,
      meaning: 'The client did not answer in time',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send XMPP pings',
          detail: 'Send a ping (XEP-0199) or whitespace before the idle limit of the server.',
        },
      ],
      source: 'https://www.rfc-editor.org/rfc/rfc6120',
    },
  ],
});
