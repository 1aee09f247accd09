import type { Page } from 'playwright-core';
import { palettePng } from './palette-png.ts';

/** Between the pictures and around them, in pixels. */
const GAP = 12;
/** Enough for flat colours and the edges of letters, and a fifth fewer bytes than 256. */
const COLOURS = 64;
/** Colours nearer than this, as a sum of squares, count as one: else greys leave no room for what is small and green. */
const NEAR = 120;

/**
 * Runs in a page, as text since test runners rewrite functions: draws pictures beside each other, and finds the colours
 * that are used most; the others become the nearest of those.
 */
const DRAW = `(async ({ pictures, gap, most, near }) => {
  const images = [];
  for (const picture of pictures) {
    images.push(await createImageBitmap(await (await fetch('data:image/png;base64,' + picture)).blob()));
  }
  const width = images.reduce((sum, image) => sum + image.width + gap, gap);
  const height = Math.max(...images.map((image) => image.height)) + 2 * gap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.fillStyle = '#808080';
  context.fillRect(0, 0, width, height);
  let left = gap;
  for (const image of images) {
    context.drawImage(image, left, gap);
    left += image.width + gap;
  }
  const { data } = context.getImageData(0, 0, width, height);
  const counts = new Map();
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at += 1) {
    const colour = (data[at * 4] << 16) | (data[at * 4 + 1] << 8) | data[at * 4 + 2];
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const apart = (one, other) => parts(one).reduce((sum, part, at) => sum + (part - parts(other)[at]) ** 2, 0);
  const palette = [];
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (palette.length < most && palette.every((other) => apart(colour, other) > near)) palette.push(colour);
  }
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const nearest = (colour) => {
    const distances = palette.map((other) => apart(colour, other));
    const best = distances.indexOf(Math.min(...distances));
    places.set(colour, best);
    return best;
  };
  const pixels = Uint8Array.from(colours, (colour) => places.get(colour) ?? nearest(colour));
  const text = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(new Blob([pixels]));
  });
  return { width, height, palette: palette.flatMap(parts), pixels: text.slice(text.indexOf(',') + 1) };
})`;

/** One picture of several beside each other, as a small PNG. `page` may be any page that runs code. */
export async function contactSheet(page: Page, pictures: readonly Buffer[]): Promise<Buffer> {
  const given = {
    pictures: pictures.map((picture) => picture.toString('base64')),
    gap: GAP,
    most: COLOURS,
    near: NEAR,
  };
  const { width, height, palette, pixels } = await page.evaluate<{
    width: number;
    height: number;
    palette: number[];
    pixels: string;
  }>(`${DRAW}(${JSON.stringify(given)})`);
  return palettePng({
    width,
    height,
    palette: Uint8Array.from(palette),
    pixels: Buffer.from(pixels, 'base64'),
  });
}
