import { defineService } from '../service.ts';

const PROTOCOLS = 'https://docs.aws.amazon.com/iot/latest/developerguide/protocols.html';
const QUOTAS = 'https://docs.aws.amazon.com/general/latest/gr/iot-core.html';
const TROUBLE = 'https://docs.aws.amazon.com/iot/latest/developerguide/diagnosing-connectivity-issues.html';

/** AWS IoT Core: MQTT over WebSocket. It reports most errors by closing without a reason. */
export const awsIotCore = defineService({
  id: 'aws-iot-core',
  name: 'AWS IoT Core',
  operator: 'vendor',
  docs: PROTOCOLS,
  hosts: ['*.iot.*.amazonaws.com', '*.iot.*.amazonaws.com.cn'],
  statuses: [
    {
      status: 403,
      meaning: 'the signature of the URL is wrong or expired, or the identity may not connect',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Sign the URL again',
          detail:
            'Sign GET /mqtt for the service iotdevicegateway and the region of the endpoint. With temporary credentials append X-Amz-Security-Token after signing, not before. Create a new signed URL for each connection.',
        },
        {
          title: 'Attach an IoT policy to the Cognito identity',
          detail:
            'Authenticated identities need both the IAM policy of their role and an IoT policy that permits iot:Connect for their client id.',
        },
      ],
      source: TROUBLE,
    },
    {
      status: 400,
      meaning: 'the handshake is not one that AWS IoT Core accepts',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Offer the subprotocol mqtt at /mqtt',
          detail: 'Use an MQTT client library and the endpoint of the data plane (-ats) of your account.',
          snippet: "new WebSocket('wss://<id>-ats.iot.<region>.amazonaws.com/mqtt?…', 'mqtt');",
          language: 'js',
        },
      ],
      source: PROTOCOLS,
    },
  ],
  limits: [
    {
      kind: 'duration',
      value: 86_400_000,
      note: 'Lifetime of a WebSocket connection; the client connects again',
      source: QUOTAS,
    },
    {
      kind: 'message-size',
      value: 131_072,
      note: 'Payload of one MQTT message; larger ones end the connection',
      source: QUOTAS,
    },
  ],
});
