import { startLab } from '../tests/lab/start.ts';

const lab = await startLab({ log: (line) => console.warn(line) });
console.log(`${lab.scenarios.length} endpoints, listed at ${lab.indexUrl}`);
console.log('Stop with Ctrl+C.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void lab.stop());
