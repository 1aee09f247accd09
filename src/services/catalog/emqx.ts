import { defineService } from '../service.ts';

const SOURCE = 'https://github.com/emqx/emqx/blob/master/apps/emqx/src/emqx_ws_connection.erl';

/** EMQX, an MQTT broker; listens for WebSocket on 8083 and 8084 by default. */
export const emqx = defineService({
  id: 'emqx',
  name: 'EMQX',
  operator: 'either',
  docs: 'https://docs.emqx.com/en/emqx/latest/',
  hosts: ['broker.emqx.io', '*.emqxsl.com'],
  statuses: [
    {
      status: 400,
      meaning: 'The client offered no subprotocol that the listener supports',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Offer the subprotocol mqtt',
          detail: 'Use an MQTT client library; it offers the subprotocol by default.',
          snippet: "new WebSocket(url, 'mqtt');",
          language: 'js',
        },
        {
          title: 'Change supported_subprotocols',
          detail:
            'On your own broker see websocket.supported_subprotocols and websocket.fail_if_no_subprotocol of the listener in base.hocon or emqx.conf.',
        },
      ],
      source: SOURCE,
    },
    {
      status: 403,
      meaning: "The page's origin is not allowed, or the Origin header is missing",
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Open the page from an allowed origin',
          detail: 'Ask the operator of the broker for the list of allowed origins.',
        },
        {
          title: 'Add the origin to check_origins',
          detail:
            'On your own broker set websocket.check_origins of the listener in base.hocon or emqx.conf, or websocket.check_origin_enable to false.',
        },
      ],
      source: SOURCE,
    },
    {
      status: 404,
      meaning: 'The path is not the MQTT path of the listener',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Connect to /mqtt',
          detail: 'This is the default of websocket.mqtt_path of the listener.',
          snippet: "mqtt.connect('wss://broker.example.com:8084/mqtt');",
          language: 'js',
        },
      ],
      source: 'https://docs.emqx.com/en/emqx/latest/guides/configuration/listener.md',
    },
  ],
});
