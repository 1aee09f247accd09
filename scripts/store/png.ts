import { inflateSync } from 'node:zlib';

/** https://www.w3.org/TR/png-3/#11IHDR */
export interface PngHeader {
  width: number;
  height: number;
  hasAlpha: boolean;
}

const SIGNATURE = '89504e470d0a1a0a';
const TRUECOLOUR_WITH_ALPHA = 6;
const GREYSCALE_WITH_ALPHA = 4;

/** Throws where the bytes are no PNG. */
export function pngHeader(bytes: Uint8Array): PngHeader {
  const png = Buffer.from(bytes);
  if (png.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('is not a PNG');
  const type = png[25];
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    hasAlpha:
      type === TRUECOLOUR_WITH_ALPHA || type === GREYSCALE_WITH_ALPHA || chunks(png, 'tRNS').length > 0,
  };
}

function chunks(png: Buffer, wanted: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at + 8 <= png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === wanted)
      found.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return found;
}

/** The distance of the drawing from each edge, in pixels: of an RGBA picture whose rows have no filter, as icons.ts writes them. */
export function transparentMargin(bytes: Uint8Array): number {
  const png = Buffer.from(bytes);
  const { width, height, hasAlpha } = pngHeader(png);
  const rows = inflateSync(Buffer.concat(chunks(png, 'IDAT')));
  const stride = width * 4 + 1;
  if (!hasAlpha || rows.length !== height * stride) throw new Error('is not an RGBA picture of 8 bits');
  let margin = Math.min(width, height);
  for (let y = 0; y < height; y += 1) {
    if (rows[y * stride] !== 0) throw new Error('has filtered rows');
    for (let x = 0; x < width; x += 1) {
      const alpha = rows[y * stride + 1 + x * 4 + 3];
      if (alpha !== 0) margin = Math.min(margin, x, y, width - 1 - x, height - 1 - y);
    }
  }
  return margin;
}
