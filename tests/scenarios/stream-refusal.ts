import { STREAM_SAMPLES } from '../support/stream-samples.ts';
import { bytes, closed, created, opened, type Scenarios, type Step, tape, wait } from '../support/tape.ts';

const url = 'wss://api.test/stream';
function played(name: string): Step[] {
  const sample = STREAM_SAMPLES.find((one) => one.name === name);
  if (!sample) throw new Error(`no sample ${name}`);
  return [
    created(url),
    opened(40),
    ...sample.turns.map(([direction, content], at) => bytes(direction, 50 + at, content)),
  ];
}

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a subscription',
      session: tape(played('MQTT 3.1.1: subscription refused'), wait(20_000)),
      confidence: 'certain',
      says: [
        'MQTT broker refused a subscription: failure (SUBACK)',
        'The connection stayed open',
        'SUBACK 128',
      ],
    },
    {
      name: 'a link, long before the end',
      session: tape(played('AMQP 1.0: a link is detached'), closed(90_000, 1000)),
      says: ['refused a link: "no queue q1"'],
    },
  ],
  clear: [
    { name: 'a sound stream', session: tape(played('MQTT: sound')) },
    { name: 'the client was rejected', session: tape(played('MQTT 3.1.1: not authorized')) },
    { name: 'it ends with it', session: tape(played('MQTT 3.1.1: subscription refused'), closed(500, 1006)) },
  ],
  unknown: [],
};
