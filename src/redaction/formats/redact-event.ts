import type { CapturedEvent, Header } from '../../capture/captured-event.ts';
import type { Redactor } from '../redactor.ts';
import { redactResult } from './redact-probe.ts';

type Part = Pick<Redactor, 'text' | 'url' | 'header' | 'protocols' | 'payload' | 'payloads'>;

/** The event with every field masked in which the page, the server or the user may have put a secret. */
export function redactEvent<E extends CapturedEvent>(event: E, redactor: Part): E {
  return { ...event, ...maskedFields(event, redactor) };
}

function maskedFields(event: CapturedEvent, redactor: Part): Partial<CapturedEvent> {
  const { text, url } = redactor;
  switch (event.kind) {
    case 'page-started':
      return { url: url(event.url), title: text(event.title), userAgent: text(event.userAgent) };
    case 'created':
      return {
        url: url(event.url),
        protocols: redactor.protocols(event.protocols),
        ...(event.requestedUrl === undefined ? {} : { requestedUrl: url(event.requestedUrl) }),
        ...stackOf(event, text),
      };
    case 'constructor-threw':
      return {
        url: url(event.url),
        protocols: redactor.protocols(event.protocols),
        name: text(event.name),
        message: text(event.message),
        ...stackOf(event, text),
      };
    case 'opened':
      return {
        protocol: redactor.protocols([event.protocol])[0] ?? '',
        extensions: text(event.extensions),
      };
    case 'frame':
      return { payload: redactor.payload(event.payload) };
    case 'send-refused':
      return {
        ...(event.message === undefined ? {} : { message: text(event.message) }),
        ...stackOf(event, text),
      };
    case 'close-called':
      return {
        ...(event.reason === undefined ? {} : { reason: text(event.reason) }),
        ...(event.threw === undefined ? {} : { threw: text(event.threw) }),
        ...stackOf(event, text),
      };
    case 'closed':
      return { reason: text(event.reason) };
    case 'csp-violation':
      return {
        blockedUrl: url(event.blockedUrl),
        directive: text(event.directive),
        policy: text(event.policy),
      };
    case 'wire-started':
      return { browser: text(event.browser) };
    case 'wire-entry':
      return wireFields(event, redactor);
    case 'http-response':
      return {
        url: url(event.url),
        headers: event.headers.map(({ name, value }) => ({ name, value: redactor.header(name, value) })),
      };
    case 'log-line':
      return { log: text(event.log), text: text(event.text) };
    case 'probe-run':
      return { results: event.results.map((result) => redactResult(result, redactor)) };
    case 'listeners':
      return { types: text(event.types) };
    case 'errored':
    case 'found-closed':
    case 'online':
    case 'offline':
    case 'visibility':
    case 'freeze':
    case 'resume':
    case 'pagehide':
    case 'pageshow':
    case 'page-lost':
    case 'long-task':
    case 'shared-worker':
    case 'dropped':
    case 'malformed':
      return {};
    default:
      return event satisfies never;
  }
}

function stackOf({ stack }: { stack?: string }, text: Redactor['text']): { stack?: string } {
  return stack === undefined ? {} : { stack: text(stack) };
}

function wireFields(
  event: Extract<CapturedEvent, { kind: 'wire-entry' }>,
  { text, url, header, payloads }: Part,
): Partial<CapturedEvent> {
  const headers = (list: readonly Header[]): Header[] =>
    list.map(({ name, value }) => ({ name, value: header(name, value) }));
  const masked = payloads(event.frames.map(({ direction, payload }) => ({ ...payload, direction })));
  return {
    url: url(event.url),
    requestHeaders: headers(event.requestHeaders),
    responseHeaders: headers(event.responseHeaders),
    frames: event.frames.map((frame, at) => {
      const { direction: _direction, ...payload } = masked[at] ?? {
        ...frame.payload,
        direction: frame.direction,
      };
      return { ...frame, payload };
    }),
    ...(event.reason === undefined ? {} : { reason: text(event.reason) }),
    ...(event.close ? { close: { ...event.close, reason: text(event.close.reason) } } : {}),
    ...(event.initiator === undefined ? {} : { initiator: url(event.initiator) }),
  };
}
