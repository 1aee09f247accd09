/** One thing a page does with WebSockets; `script` is the body of an async function of `base` (a ws: url). */
export interface Workload {
  name: string;
  script: string;
}

const receive = (count: number, bytes: number, binary: boolean): string => `
  const socket = new WebSocket(base + 'push');
  socket.binaryType = 'arraybuffer';
  await new Promise((resolve) => { socket.onopen = resolve; });
  await new Promise((resolve) => {
    let left = ${count};
    let units = 0;
    socket.onmessage = ({ data }) => { units += data.length ?? data.byteLength; left -= 1; if (left === 0) resolve(units); };
    socket.send(JSON.stringify({ count: ${count}, bytes: ${bytes}, binary: ${binary} }));
  });
  socket.close();`;

const send = (count: number, bytes: number, binary: boolean): string => `
  const socket = new WebSocket(base + 'sink?count=${count}');
  await new Promise((resolve) => { socket.onopen = resolve; });
  const message = ${binary ? `new Uint8Array(${bytes}).buffer` : `'x'.repeat(${bytes})`};
  await new Promise((resolve) => {
    socket.onmessage = resolve;
    for (let sent = 0; sent < ${count}; sent += 1) socket.send(message);
  });
  socket.close();`;

/** Chromium holds back whoever has 16 connections or more in CONNECTING (websocket_throttler.cc). */
const openAndClose = (count: number, atOnce: number): string => `
  const one = () => new Promise((resolve) => {
    const socket = new WebSocket(base + 'echo');
    socket.onopen = () => socket.close();
    socket.onclose = resolve;
  });
  for (let done = 0; done < ${count}; done += ${atOnce}) await Promise.all(Array.from({ length: ${atOnce} }, one));`;

const roundTrips = (count: number): string => `
  const socket = new WebSocket(base + 'echo');
  await new Promise((resolve) => { socket.onopen = resolve; });
  await new Promise((resolve) => {
    let left = ${count};
    socket.onmessage = () => { left -= 1; if (left === 0) resolve(); else socket.send('ping'); };
    socket.send('ping');
  });
  socket.close();`;

/** 20,000 small frames each way: the figure that the first aim was set for. */
export const MAIN_WORKLOADS: readonly Workload[] = [
  { name: 'receive-20000x200B', script: receive(20_000, 200, false) },
  { name: 'send-20000x200B', script: send(20_000, 200, false) },
];

export const OTHER_WORKLOADS: readonly Workload[] = [
  { name: 'receive-200x100kB', script: receive(200, 100_000, true) },
  { name: 'send-200x100kB', script: send(200, 100_000, true) },
  { name: 'receive-20x1MB', script: receive(20, 1_000_000, true) },
  { name: 'send-20x1MB', script: send(20, 1_000_000, true) },
  { name: 'open-close-1000', script: openAndClose(1000, 8) },
  { name: 'echo-2000', script: roundTrips(2000) },
];

/** Runs a workload in the page: how long it took, and the longest that the page's main thread was away, in ms. */
export function timed({ script }: Workload): string {
  return `(async () => {
    const base = location.href.replace(/^http/, 'ws');
    let longest = 0;
    let last = performance.now();
    const { port1, port2 } = new MessageChannel();
    let running = true;
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (running) setTimeout(() => port2.postMessage(0), 4);
    };
    port2.postMessage(0);
    const began = performance.now();
    await (async () => {${script}})();
    const took = performance.now() - began;
    running = false;
    return { took, longest };
  })()`;
}
