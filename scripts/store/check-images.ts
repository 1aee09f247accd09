import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pngHeader, transparentMargin } from './png.ts';

interface Expected {
  width: number;
  height: number;
  /** Chrome's store takes no alpha channel in screenshots and tiles. */
  opaque: boolean;
  /** Transparent pixels on each side. */
  margin?: number;
}

const square = (side: number, more: Partial<Expected> = {}): Expected => ({
  width: side,
  height: side,
  opaque: false,
  ...more,
});

const IMAGES = 'store/images';
const EXPECTED: Readonly<Record<string, Expected>> = {
  // 96 pixels of drawing (https://developer.chrome.com/docs/webstore/images#icons).
  'panel/icons/128.png': square(128, { margin: 16 }),
  [`${IMAGES}/logo-300.png`]: square(300),
  [`${IMAGES}/tile-440x280.png`]: { width: 440, height: 280, opaque: true },
  [`${IMAGES}/tile-1400x560.png`]: { width: 1400, height: 560, opaque: true },
};
const SCREENSHOT: Expected = { width: 1280, height: 800, opaque: true };
/** Chrome's store takes no more. */
const MOST_SCREENSHOTS = 5;

/** What the stores would not take of one picture. */
export function imageProblems(bytes: Uint8Array, { width, height, opaque, margin }: Expected): string[] {
  const header = pngHeader(bytes);
  const problems: string[] = [];
  if (header.width !== width || header.height !== height)
    problems.push(`is ${header.width} × ${header.height} pixels, not ${width} × ${height}`);
  if (opaque && header.hasAlpha) problems.push('has an alpha channel');
  if (margin !== undefined) {
    const actual = transparentMargin(bytes);
    if (actual !== margin) problems.push(`has a margin of ${actual} pixels, not ${margin}`);
  }
  return problems;
}

function problemsOfFile(path: string, expected: Expected): string[] {
  if (!existsSync(path)) return [`${path} is missing: npm run store-images`];
  return imageProblems(readFileSync(path), expected).map((problem) => `${path} ${problem}`);
}

export function checkImages(): string[] {
  const names = existsSync(IMAGES) ? readdirSync(IMAGES) : [];
  const screenshots = names.filter((name) => name.startsWith('screenshot-'));
  const unknown = names.map((name) => `${IMAGES}/${name}`).filter((path) => !(path in EXPECTED));
  const count =
    screenshots.length === 0 || screenshots.length > MOST_SCREENSHOTS
      ? [`${IMAGES} has ${screenshots.length} screenshots, not 1 to ${MOST_SCREENSHOTS}`]
      : [];
  return [
    ...count,
    ...unknown
      .filter((path) => !path.includes('/screenshot-'))
      .map((path) => `${path} belongs to no field of a form`),
    ...Object.entries(EXPECTED).flatMap(([path, expected]) => problemsOfFile(path, expected)),
    ...screenshots.flatMap((name) => problemsOfFile(`${IMAGES}/${name}`, SCREENSHOT)),
  ];
}
