import { attempt, closed, created, frame, opened, type Scenarios, tape } from '../support/tape.ts';

const homeAssistant = 'ws://homeassistant.local:8123/api/websocket';
const required = '{"type":"auth_required","ha_version":"2026.4.0"}';
const invalid = '{"type":"auth_invalid","message":"Invalid access token or password"}';

export const scenarios: Scenarios = {
  found: [
    {
      name: 'Home Assistant rejects the access token',
      session: tape(
        created(homeAssistant),
        opened(40),
        frame('received', 60, required),
        frame('sent', 70, '{"type":"auth"}'),
        frame('received', 80, invalid),
        closed(90, 1000),
      ),
      confidence: 'certain',
      says: ['Home Assistant: "Invalid access token or password"', 'long-lived access token'],
      never: ['journalctl'],
    },
    {
      name: 'a status may have other causes',
      session: tape(
        attempt(homeAssistant, 'Error during WebSocket handshake: Unexpected response code: 400'),
      ),
      confidence: 'likely',
      says: ['trusted_proxies'],
    },
  ],
  clear: [
    {
      name: 'the same words from another server',
      session: tape(
        created('ws://api.test:8080/live'),
        opened(40),
        frame('received', 80, invalid),
        closed(90, 1000),
      ),
    },
    {
      name: 'a healthy exchange with the service',
      session: tape(
        created(homeAssistant),
        opened(40),
        frame('received', 60, required),
        frame('received', 80, '{"type":"auth_ok","ha_version":"2026.4.0"}'),
        closed(9_000, 1000),
      ),
    },
  ],
  unknown: [],
};
