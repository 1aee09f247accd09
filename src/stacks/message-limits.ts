/** The largest message that a server accepts by default, in bytes: from its documentation or source. */
const MESSAGE_LIMITS: readonly { product: string; bytes: number }[] = [
  { product: 'Tomcat and Spring (text)', bytes: 8_192 },
  { product: 'AWS API Gateway (frame)', bytes: 32_768 },
  { product: 'Socket.IO', bytes: 1_000_000 },
  { product: 'Python websockets', bytes: 1_048_576 },
  { product: 'aiohttp', bytes: 4_194_304 },
  { product: 'uvicorn', bytes: 16_777_216 },
  { product: 'ws (Node)', bytes: 104_857_600 },
];

/** The limits that a message of this size exceeds, nearest first, at most three. */
export function limitsBelow(size: number): { product: string; bytes: number }[] {
  return MESSAGE_LIMITS.filter(({ bytes }) => bytes < size)
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 3);
}
