import type { Session } from '../../src/session/session.ts';
import {
  closeCalled,
  closed,
  created,
  errored,
  failed,
  frame,
  opened,
  page,
  START,
  type Step,
  tape,
  threw,
  wire,
} from '../support/tape.ts';
import { challenge, connectRequest, errorAnswer, event, helloOk, type Protocol, SECRETS } from './frames.ts';
import { type RecordedError, type Recording, recording, recordings, type SocketEvent } from './recording.ts';
import { greets, saidByPage, saidIn } from './said.ts';
import { controlUi } from './steps.ts';

const UNEXPECTED = 'Error during WebSocket handshake: Unexpected response code:';

/** The browser's words for what a client in Node saw. */
function reasonFor({ httpStatus, socketError }: Recording): string {
  if (socketError === 'ECONNREFUSED') return 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
  if (socketError === 'EPROTO') return 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR';
  if (httpStatus === 401) return 'HTTP Authentication failed; no valid credentials available';
  return `${UNEXPECTED} ${httpStatus}`;
}

const protocolOf = ({ gateway }: Recording): Protocol => (gateway.startsWith('2026.3') ? 3 : 4);

/** What a client in Node recorded, as a page would have seen it. */
function nodeSteps(one: Recording): Step[] {
  const scheme = one.case === 'wss-to-plain-port' ? 'wss' : 'ws';
  const url = `${scheme}://127.0.0.1:39737/${one.case === 'worker-path' ? '__openclaw__/worker' : ''}`;
  const protocol = protocolOf(one);
  const begun = [page('http://page.test/'), created(url)];
  const end = Math.max(20, 10 + (one.durationMs ?? 900));
  if (one.httpStatus !== 101) {
    const requestSent = one.httpStatus !== null;
    return [...begun, ...failed(end), wire(end + 5, { url, reason: reasonFor(one), requestSent })];
  }
  const said = saidIn(one.case);
  const hello = said === 'connect' && (one.errorFrames ?? []).every(isAfterHello);
  const steps = [...begun, opened(14)];
  if (greets(one.case)) steps.push(frame('received', 15, challenge(protocol, START + 15)));
  if (said === 'connect') steps.push(frame('sent', 16, connectIn(one.case, protocol)));
  else steps.push(...said.map((what) => frame('sent', 16, what)));
  // Behind nginx the last message came exactly proxy_read_timeout before the cut.
  const helloAt = one.case === 'read-timeout-5s' ? end - 5_000 : 18;
  if (hello) steps.push(frame('received', helloAt, helloOk(protocol)));
  if (one.case === 'oversize-26MiB') steps.push(frame('sent', end - 2, 26 * 1_048_576));
  for (const error of one.errorFrames ?? [])
    steps.push(frame('received', Math.min(19, end), errorAnswer(error, hello ? '2' : '1')));
  if (one.shutdownEvent) steps.push(frame('received', end - 1, event('shutdown', one.shutdownEvent)));
  if (one.stillOpen || one.closeCode === null || one.closeCode === undefined) return steps;
  if (one.closeReason === 'bye') steps.push(closeCalled(end - 1, 1, { code: 1000, reason: 'bye' }));
  return [...steps, closed(end, one.closeCode, { reason: one.closeReason ?? '' })];
}

/** What the recorded client presented. */
function authIn(name: string): Record<string, string> {
  if (/missing/.test(name)) return {};
  if (name === 'password-wrong') return { password: SECRETS.password };
  if (name === 'device-token-wrong') return { deviceToken: SECRETS.deviceToken };
  return name === 'bootstrap-token-invalid'
    ? { bootstrapToken: SECRETS.bootstrapToken }
    : { token: SECRETS.token };
}

function connectIn(name: string, protocol: Protocol): string {
  const auth = authIn(name);
  if (name === 'device-signature-stale') return connectRequest(START - 125_000, { protocol, auth });
  if (name === 'protocol-too-new') return connectRequest(START + 16, { protocol: protocol + 1, auth });
  return connectRequest(START + 16, { protocol, auth });
}

function isAfterHello({ code, message }: RecordedError): boolean {
  return code === 'FORBIDDEN' || message.startsWith('invalid request frame:');
}

/** The error frame that goes with a close reason, from the recording that has it. */
function frameBehind(one: Recording, reason: string): string | undefined {
  const release = one.gateway.split(' ')[0];
  const start = reason.replace(/ \(.*/, '');
  const all = recordings
    .filter(({ gateway }) => gateway.split(' ')[0] === release)
    .flatMap(({ errorFrames = [] }) => errorFrames);
  const same = all
    .filter(({ details }) => details?.reason !== 'origin missing or invalid')
    .find(({ message }) => message.replace(/ \(.*/, '') === start);
  if (!same) return undefined;
  const requestId = /requestId: ([\w-]+)\)/.exec(reason)?.[1];
  return errorAnswer({
    ...same,
    message: requestId === undefined ? reason : same.message,
    details: { ...same.details, ...(requestId === undefined ? {} : { requestId, pauseReconnect: false }) },
  });
}

/** A socket of the Control UI; its frames were not recorded, and are those of the same case in Node. */
function uiSocket(one: Recording, events: readonly SocketEvent[], socket: number, reasons: string[]): Step[] {
  const protocol = protocolOf(one);
  const url = events.find((each) => each.url)?.url ?? '';
  const end = events.find(({ ev }) => ev === 'close');
  const gaveUp = events.find(({ ev, code }) => ev === 'close()' && code === 4008);
  const said = socket === 1 ? undefined : saidByPage[one.case]?.[socket - 2];
  const steps: Step[] = [];
  for (const { t, ev, code, reason, name, message } of events) {
    if (ev === 'new' && events.some((each) => each.ev === 'throw')) continue;
    if (ev === 'new') steps.push(created(url, { at: t, socket }));
    if (ev === 'throw') steps.push(threw(url, name ?? 'SecurityError', message ?? ''));
    if (ev === 'open') {
      steps.push(opened(t, { socket }), frame('received', t + 1, challenge(protocol, START + t), { socket }));
      if (said) steps.push(...said.map((what) => frame('sent', t + 2, what, { socket })));
      else steps.push(frame('sent', t + 2, connectIn(one.case, protocol), { socket }));
      if (!said && !gaveUp) steps.push(...helloSteps(one, t, end?.t, socket, protocol));
    }
    if (ev === 'close()') {
      const answer = code === 4008 ? frameBehind(one, end?.reason ?? '') : undefined;
      if (answer !== undefined) steps.push(frame('received', t - 1, answer, { socket }));
      steps.push(closeCalled(t, 1, { socket, code: code ?? 1000, reason: reason ?? '' }));
    }
    if (ev === 'error') steps.push(errored(t, { socket }));
    if (ev === 'close') {
      steps.push(closed(t, code ?? 1006, { socket, reason: reason ?? '' }));
      if (!events.some((each) => each.ev === 'open'))
        steps.push(
          wire(t + 5, { url, reason: reasons.at(-1) ?? '', requestSent: !/ERR_/.test(reasons.at(-1) ?? '') }),
        );
    }
  }
  return steps;
}

function helloSteps(
  one: Recording,
  openedAt: number,
  end: number | undefined,
  socket: number,
  protocol: Protocol,
): Step[] {
  const cut = one.case === 'read-timeout-5s' && end !== undefined;
  const at = cut ? Math.max(openedAt + 7, end - 5_000) : openedAt + 30;
  const steps = [frame('received', at, helloOk(protocol), { socket })];
  const stopping = { 'gateway-sigterm': 'gateway stopping', 'gateway-restart': 'gateway restarting' }[
    one.case
  ];
  if (stopping === undefined || end === undefined) return steps;
  const restart = stopping === 'gateway restarting' ? { restartExpectedMs: 1500 } : {};
  return [
    ...steps,
    frame('received', end - 20, event('shutdown', { reason: stopping, ...restart }), { socket }),
  ];
}

function uiSteps(one: Recording): Step[] {
  const sockets = one.sockets ?? [];
  const first = sockets[0]?.find(({ url }) => url)?.url ?? 'ws://127.0.0.1:18789';
  const steps = sockets.flatMap((events, index) =>
    uiSocket(one, events, index + 1, one.cdpFrameErrors ?? []),
  );
  steps.sort((a, b) => a.at - b.at);
  return [controlUi(`${first.replace(/^ws/, 'http')}/`), ...steps];
}

export function stepsOf(one: Recording): Step[] {
  return one.sockets ? uiSteps(one) : nodeSteps(one);
}

export function replay(one: Recording): Session {
  return tape(stepsOf(one));
}

/** As it was recorded. `key` as of `keyOf`. */
export function recorded(key: string): Session {
  return replay(recording(key));
}

/** The same on a server whose first message is not a gateway's: whatever it looks like, it is no OpenClaw. */
export function lookAlike(key: string): Session {
  const steps = stepsOf(recording(key)).map((step) => {
    if (step.kind !== 'event' || step.draft.kind !== 'frame') return step;
    const { payload } = step.draft;
    const text = payload.text?.replace('"connect.challenge"', '"welcome"');
    return {
      ...step,
      draft: { ...step.draft, payload: { ...payload, ...(text === undefined ? {} : { text }) } },
    };
  });
  return tape(steps);
}
