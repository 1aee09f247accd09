/** What a page does while its cost is measured. `script`: the body of an async function; what it returns is its result. */
export interface CostLoad {
  name: string;
  path: string;
  script: string;
}

/** Of a result, in milliseconds. */
export type LoadResult = Record<string, number>;

const open = (path: string): string => `
  const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/${path}');
  await new Promise((resolve) => { socket.onopen = resolve; });`;

const receive = (rate: number, bytes: number, seconds: number): string => `
  ${open(`stream?rate=${rate}&seconds=${seconds}&bytes=${bytes}`)}
  let units = 0;
  socket.onmessage = ({ data }) => { units += data.length; };
  await new Promise((resolve) => { socket.onclose = resolve; });
  return { messages: units / ${bytes} };`;

const send = (rate: number, bytes: number, seconds: number): string => `
  ${open(`sink?count=${rate * seconds}`)}
  const answered = new Promise((resolve) => { socket.onmessage = resolve; });
  const began = performance.now();
  let sent = 0;
  await new Promise((resolve) => {
    const step = () => {
      const due = Math.min(${rate * seconds}, Math.floor((performance.now() - began) * ${rate / 1000}));
      for (; sent < due; sent += 1) socket.send((sent + ' ').padEnd(${bytes}, 'x'));
      if (sent < ${rate * seconds}) setTimeout(step, 10);
      else resolve();
    };
    step();
  });
  await answered;
  return { messages: sent };`;

/** `messages`: an array of 30,000 texts. */
const burst = (messages: string): string => `
  ${open('sink?count=30000')}
  const messages = ${messages};
  const answered = new Promise((resolve) => { socket.onmessage = resolve; });
  const began = performance.now();
  for (let sent = 0; sent < 30000; sent += 1) socket.send(messages[sent]);
  const loop = performance.now() - began;
  await answered;
  return { loop };`;

const ECHO = `
  ${open('echo')}
  const times = [];
  await new Promise((resolve) => {
    let began = 0;
    const next = () => { began = performance.now(); socket.send('ping'); };
    socket.onmessage = () => {
      times.push(performance.now() - began);
      if (times.length === 4000) resolve();
      else next();
    };
    next();
  });
  times.sort((a, b) => a - b);
  return { p50: times[2000], p99: times[3960] };`;

/** As many as a page takes. The garbage is collected twice, since what ends a socket is garbage only then. */
const million = (count: number): string => `
  ${open('push')}
  let left = ${count};
  await new Promise((resolve) => {
    socket.onmessage = () => {
      left -= 1;
      if (left === 0) resolve();
      else if (left % 20000 === 0) ask();
    };
    const ask = () => socket.send(JSON.stringify({ count: Math.min(20000, left), bytes: 200, binary: false }));
    ask();
  });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await gc({ execution: 'async' });
  await gc({ execution: 'async' });
  return {};`;

/** When the page, with all its frames, has loaded. */
const LOADED = `
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve));
  const took = performance.timing.loadEventStart - performance.timing.navigationStart;
  const { loadEventStart } = performance.getEntriesByType('navigation')[0];
  await gc({ execution: 'async' });
  return { load: loadEventStart || took };`;

/** Processor time is compared in each of these. */
export function trafficLoads(seconds: number): CostLoad[] {
  return [
    ...[1000, 5000].flatMap((rate) => [
      { name: `receive-200B-${rate}`, path: '/', script: receive(rate, 200, seconds) },
      { name: `send-200B-${rate}`, path: '/', script: send(rate, 200, seconds) },
    ]),
    { name: 'receive-16kB-500', path: '/', script: receive(500, 16_000, seconds) },
    { name: 'send-16kB-500', path: '/', script: send(500, 16_000, seconds) },
    { name: 'receive-1MB-5', path: '/', script: receive(5, 1_000_000, seconds) },
    { name: 'send-1MB-5', path: '/', script: send(5, 1_000_000, seconds) },
  ];
}

/** The same text again and again, as a ping is, and texts that all differ. */
export const BURST_LOADS: CostLoad[] = [
  { name: 'burst-30000', path: '/', script: burst(`Array(30000).fill('x'.repeat(200))`) },
  {
    name: 'burst-30000-different',
    path: '/',
    script: burst(`Array.from({ length: 30000 }, (_, index) => (index + ' ').padEnd(200, 'x'))`),
  },
];
export const ECHO_LOAD: CostLoad = { name: 'echo', path: '/', script: ECHO };
export const MEMORY_LOAD: CostLoad = { name: 'memory-1000000', path: '/', script: million(1_000_000) };
export const EMPTY_LOAD: CostLoad = { name: 'empty-page', path: '/', script: LOADED };
export const FRAMES_LOAD: CostLoad = { name: 'frames-40', path: '/frames', script: LOADED };
