import type { Evidence } from '../../diagnosis/rule.ts';
import { formatDuration } from '../../shared/format.ts';
import { seenIn } from './shared/evidence.ts';
import { SIGNED_TEXT } from './shared/fixes.ts';
import { type GatewayCase, refusedFor } from './shared/gateway-case.ts';
import { type GatewayFault, gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

/** The difference between the two times, if both were seen. */
function clocks({ facts, connection }: GatewayCase): Evidence[] {
  const { challenge, connect } = facts;
  const signedAt = connect?.device?.signedAt;
  if (challenge.gatewayTime === undefined || !connect || signedAt === undefined) return [];
  const skew = signedAt - challenge.gatewayTime;
  const words = `${formatDuration(Math.abs(skew))} ${skew < 0 ? 'behind' : 'ahead of'}`;
  return [
    {
      fact: `The signature is dated ${words} the clock of the gateway; it may differ by 2 minutes.`,
      events: [...seenIn(connection, connect.event), ...seenIn(connection, challenge.event)],
    },
  ];
}

function tooEarly({ facts, connection }: GatewayCase): Evidence[] {
  const { connect, challenge } = facts;
  if (!connect || connect.at >= challenge.at) return [];
  const fact = 'The client sent its connect request before the challenge had come.';
  return [{ fact, events: seenIn(connection, connect.event) }];
}

type Row = Pick<GatewayFault, 'id' | 'title' | 'proof'> & {
  codes: string[];
  fix: [title: string, detail: string];
  /** The command to run, unless the signed text is the problem. */
  commands?: string;
};

const ROWS: readonly Row[] = [
  {
    id: 'openclaw-device-nonce',
    title: 'OpenClaw device signature lacks the challenge',
    codes: ['DEVICE_AUTH_NONCE_REQUIRED', 'DEVICE_AUTH_NONCE_MISMATCH'],
    proof: tooEarly,
    fix: [
      'Wait for connect.challenge, then sign its nonce',
      'Each connection has a challenge of its own, and it comes first: a nonce of an earlier connection is refused. The Control UI sends without one when no challenge came for 750 ms, as on a slow path.',
    ],
  },
  {
    id: 'openclaw-device-signature',
    title: 'OpenClaw device signature does not match the device key',
    codes: ['DEVICE_AUTH_SIGNATURE_INVALID', 'DEVICE_AUTH_PUBLIC_KEY_INVALID', 'DEVICE_AUTH_INVALID'],
    fix: [
      'Sign exactly what is sent',
      'Client id, mode, role, scopes, time, token and nonce of the signed text must be those of the request. A client older or newer than the gateway signs another text: update both to one release.',
    ],
  },
  {
    id: 'openclaw-device-clock-skew',
    title: 'OpenClaw device signature: clocks differ by over 2 minutes',
    codes: ['DEVICE_AUTH_SIGNATURE_EXPIRED'],
    proof: clocks,
    fix: [
      'Set both clocks',
      'On the machine of the browser and on the host of the gateway; virtual machines and laptops fall behind after sleep. Or date the signature with ts of the challenge, as the Control UI of 2026.9.6 does.',
    ],
    commands: 'timedatectl status\ndate -u',
  },
  {
    id: 'openclaw-device-id-mismatch',
    title: 'OpenClaw device ID is not the fingerprint of its key',
    codes: ['DEVICE_AUTH_DEVICE_ID_MISMATCH'],
    fix: [
      'Make the id from the key',
      'It is the SHA-256 of the 32 raw bytes of the public key, in hex. In a browser whose stored key and id have come apart, clearing the site data makes a new pair, which then has to be approved.',
    ],
  },
];

export const openclawDeviceProof: readonly OpenClawRule[] = ROWS.map(
  ({ codes, fix: [title, detail], commands, ...words }) =>
    gatewayRule({
      ...words,
      scenario: words.id === 'openclaw-device-clock-skew' ? 'B4' : 'B1',
      spec: 'gateway/protocol/auth',
      check: 'device signature',
      shows: (found) => refusedFor(found, ...codes),
      fixes: () => [
        commands === undefined
          ? { title, detail, snippet: SIGNED_TEXT, language: 'text' }
          : { title, detail, snippet: commands, language: 'sh' },
      ],
    }),
);
