import type { FieldScene, Program } from '../scene.ts';

/** A broker whose WebSocket listener is on `@app@` and whose TCP listener is on `@tcp@`. */
const mosquitto = (settings: string): Program => ({
  needs: ['debian:mosquitto'],
  files: {
    // Without a TCP listener, 2.0.11 ends at once: "Unable to start any listening sockets".
    'mosquitto.conf': `listener @tcp@ 127.0.0.1\nlistener @app@\nprotocol websockets\n${settings}\n`,
  },
  command: ['mosquitto', '-c', '@dir@/mosquitto.conf'],
});

const client = (url: string) => `
import mqtt from 'mqtt';
const client = mqtt.connect('${url}', { reconnectPeriod: 2000 });
client.on('connect', () => client.subscribe('t', () => client.publish('t', 'hello')));
client.on('message', () => works());
client.on('error', (error) => console.error(error.message));`;

export const mosquittoScenes = [
  {
    id: 'mosquitto-anonymous',
    title: 'Mosquitto 2 rejects clients without a user name unless allow_anonymous is set',
    source: 'https://github.com/eclipse-mosquitto/mosquitto/issues/18',
    needs: ['npm:mqtt'],
    servers: { app: mosquitto('') },
    client: client('ws://127.0.0.1:@app@/mqtt'),
    fix: {
      servers: { app: mosquitto('allow_anonymous true') },
    },
    expects: {
      rule: ['server-error-message', 'error-replies', 'app-close-code', 'service-error'],
      says: /not authori[sz]ed/i,
      setting: /allow_anonymous|username/,
      never: [/nginx/i],
    },
  },
] satisfies FieldScene[];
