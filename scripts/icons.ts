import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

/**
 * Draws panel/icons/*.png and the logo of the stores: a heart-rate line on a round badge, grey for tabs without WebSockets. Node's own modules only.
 */
type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];

/** In a square of side 1. */
const PULSE: readonly Point[] = [
  [0.1, 0.53],
  [0.32, 0.53],
  [0.43, 0.24],
  [0.57, 0.78],
  [0.67, 0.53],
  [0.9, 0.53],
];
const BADGE: Colour = [11, 87, 208];
const GREY_BADGE: Colour = [128, 134, 139];
const LINE: Colour = [255, 255, 255];
/** Each pixel is the mean of so many by so many samples. */
const SAMPLES = 6;

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function onLine(point: Point, width: number): boolean {
  return PULSE.slice(1).some((end, at) => distanceToSegment(point, PULSE[at] ?? end, end) <= width / 2);
}

function colourAt(point: Point, width: number, badge: Colour): Colour | undefined {
  if (Math.hypot(point[0] - 0.5, point[1] - 0.5) > 0.5) return undefined;
  return onLine(point, width) ? LINE : badge;
}

/** How a picture is inner: the width of the line is of the badge's. */
interface Look {
  width: number;
  badge: Colour;
  /** Transparent pixels on each side. */
  margin: number;
}

function pixel(column: number, row: number, size: number, { width, badge, margin }: Look): number[] {
  const inner = size - 2 * margin;
  const sum = [0, 0, 0];
  let covered = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const x = (column - margin + ((i % SAMPLES) + 0.5) / SAMPLES) / inner;
    const y = (row - margin + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / inner;
    const colour = colourAt([x, y], width, badge);
    if (!colour) continue;
    covered += 1;
    colour.forEach((value, channel) => {
      sum[channel] = (sum[channel] ?? 0) + value;
    });
  }
  const mean = sum.map((value) => (covered === 0 ? 0 : Math.round(value / covered)));
  return [...mean, Math.round((covered / (SAMPLES * SAMPLES)) * 255)];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG of 8-bit RGBA, every row unfiltered (https://www.w3.org/TR/png-3/). */
function png(size: number, badge: Colour, margin = 0): Buffer {
  const look: Look = { width: size < 32 ? 0.13 : 0.085, badge, margin };
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_unused, column) => pixel(column, row, size, look)).flat(),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

for (const size of [16, 32, 48]) writeFileSync(`panel/icons/${size}.png`, png(size, BADGE));
// The stores show this one: https://developer.chrome.com/docs/webstore/images#icons
writeFileSync('panel/icons/128.png', png(128, BADGE, 16));
mkdirSync('store/images', { recursive: true });
writeFileSync('store/images/logo-300.png', png(300, BADGE));
for (const size of [16, 32]) writeFileSync(`panel/icons/grey-${size}.png`, png(size, GREY_BADGE));
