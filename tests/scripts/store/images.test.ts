import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { palettePng } from '../../../scripts/palette-png.ts';
import { checkImages, imageProblems } from '../../../scripts/store/check-images.ts';
import { transparentMargin } from '../../../scripts/store/png.ts';

const picture = palettePng({
  width: 4,
  height: 2,
  palette: Uint8Array.of(0, 0, 0),
  pixels: new Uint8Array(8),
});

describe('the pictures for the stores', () => {
  it('have the sizes and the margin that the forms ask for', () => {
    expect(checkImages()).toEqual([]);
  });

  it('are refused with another size, an alpha channel or another margin', () => {
    expect(imageProblems(picture, { width: 4, height: 2, opaque: true })).toEqual([]);
    expect(imageProblems(picture, { width: 4, height: 3, opaque: true })).toEqual([
      'is 4 × 2 pixels, not 4 × 3',
    ]);
    const icon = readFileSync('panel/icons/48.png');
    expect(imageProblems(icon, { width: 48, height: 48, opaque: true, margin: 6 })).toEqual([
      'has an alpha channel',
      'has a margin of 0 pixels, not 6',
    ]);
  });

  it('are read as PNG only', () => {
    expect(() => imageProblems(Buffer.from('GIF89a'), { width: 1, height: 1, opaque: true })).toThrow(
      'is not a PNG',
    );
    expect(() => transparentMargin(picture)).toThrow('is not an RGBA picture');
  });
});
