import { describe, expect, it } from 'vitest';
import { createWireRequests } from '../../background/wire-requests.ts';

const request = (requestId: string, at: number, url = 'ws://api.test/live') => ({
  requestId,
  tabId: 7,
  url,
  timeStamp: at,
});
const response = (
  requestId: string,
  at: number,
  statusCode: number,
  statusLine = `HTTP/1.1 ${statusCode} X`,
) => ({
  ...request(requestId, at),
  statusCode,
  statusLine,
  responseHeaders: [{ name: 'x-reason', value: 'no' }],
});
const sentHeaders = [{ name: 'Origin', value: 'http://app.test' }];

/** The order in which Firefox 153 calls, with its words. */
describe('the events of a handshake in webRequest', () => {
  it('are one entry with status and headers where the server rejects it', () => {
    const requests = createWireRequests();
    requests.begin(request('1', 1000));
    requests.sendHeaders({ ...request('1', 1001), requestHeaders: sentHeaders });
    requests.receiveHeaders(response('1', 1005, 403));
    expect(requests.complete(response('1', 1006, 403))).toEqual({
      tabId: 7,
      event: {
        source: 'wire',
        kind: 'wire-entry',
        at: 1006,
        by: 'web-request',
        url: 'ws://api.test/live',
        status: 403,
        requestSent: true,
        requestHeaders: sentHeaders,
        responseHeaders: [{ name: 'x-reason', value: 'no' }],
        startedAt: 1000,
        frames: [],
        framesLeftOut: 0,
      },
    });
  });

  it('are an open connection after 101', () => {
    const requests = createWireRequests();
    requests.begin(request('1', 1000));
    requests.receiveHeaders(response('1', 1005, 101));
    expect(requests.complete(response('1', 1006, 101)).event).toMatchObject({
      status: 101,
      openedAt: 1006,
      stillOpen: true,
    });
  });

  it('do not claim that a request was sent to a port where nothing listens', () => {
    const requests = createWireRequests();
    const fail = (id: string, error: string) => {
      requests.begin(request(id, 1000));
      requests.sendHeaders({ ...request(id, 1000), requestHeaders: sentHeaders });
      return requests.fail({ ...request(id, 1010), error }).event;
    };
    expect(fail('1', 'NS_ERROR_CONNECTION_REFUSED')).toMatchObject({
      status: 0,
      requestSent: false,
      reason: 'NS_ERROR_CONNECTION_REFUSED',
    });
    expect(fail('2', 'NS_ERROR_NET_RESET').requestSent).toBe(true);
  });

  it('have no status where the response is no HTTP', () => {
    const requests = createWireRequests();
    requests.begin(request('1', 1000));
    requests.receiveHeaders({ ...response('1', 1005, 200, 'HTTP/0.9 200 OK'), responseHeaders: [] });
    const error = 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED';
    expect(requests.fail({ ...request('1', 1006), error }).event).toMatchObject({
      status: 0,
      reason: `${error} (HTTP/0.9)`,
    });
  });

  it('are told with what is known where the worker was stopped in between', () => {
    const { event } = createWireRequests().fail({ ...request('9', 1010), error: 'NS_ERROR_UNKNOWN_HOST' });
    expect(event).toMatchObject({ startedAt: 1010, requestHeaders: [], reason: 'NS_ERROR_UNKNOWN_HOST' });
  });

  it('are forgotten with their end, and bounded before it', () => {
    const requests = createWireRequests();
    for (let id = 0; id < 5_000; id += 1) requests.begin(request(`${id}`, id));
    expect(requests.complete(response('4999', 9_000, 404)).event.startedAt).toBe(9_000);
    expect(requests.complete(response('0', 9_000, 404)).event.startedAt).toBe(0);
    expect(requests.complete(response('0', 9_001, 404)).event.startedAt).toBe(9_001);
  });
});
