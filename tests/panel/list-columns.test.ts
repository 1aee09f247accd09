import { describe, expect, it } from 'vitest';
import { readChoice } from '../../panel/store/list-choice.ts';
import {
  type ColumnId,
  columnsThatFit,
  columnTemplate,
  DEFAULT_COLUMNS,
  resized,
} from '../../panel/store/list-columns.ts';

describe('the columns of the list', () => {
  it('are those that fit, never wider than the list', () => {
    expect(columnsThatFit(DEFAULT_COLUMNS, 385)).toEqual(['status', 'name', 'cause']);
    expect(columnsThatFit(DEFAULT_COLUMNS, 1200)).toHaveLength(7);
    expect(columnsThatFit(DEFAULT_COLUMNS, 270)).toEqual(['status', 'name', 'cause']);
    expect(columnsThatFit(DEFAULT_COLUMNS, 120)).toEqual(['name']);
    for (const width of [200, 300, 400, 553, 800, 1400]) {
      const template = columnTemplate(columnsThatFit(DEFAULT_COLUMNS, width), DEFAULT_COLUMNS);
      const least = [...template.matchAll(/minmax\((\d+)px/g)].reduce((sum, [, px]) => sum + Number(px), 0);
      expect(least, String(width)).toBeLessThanOrEqual(width);
    }
  });

  it('leave out what the user hides, and give the room to another', () => {
    const hidden = { hidden: ['cause'] as const, weights: {} };
    expect(columnsThatFit(hidden, 385)).toEqual(['status', 'name', 'size', 'time']);
  });

  it('take from their neighbour what they gain, not below its least width', () => {
    const widths = new Map<ColumnId, number>([
      ['status', 100],
      ['name', 200],
      ['cause', 300],
    ]);
    const { weights } = resized(DEFAULT_COLUMNS, widths, ['status', 'name'], 40);
    const [status = 0, name = 0, cause = 0] = [weights.status, weights.name, weights.cause];
    expect(status / name).toBeCloseTo(140 / 160);
    expect(cause / name).toBeCloseTo(300 / 160);
    expect(weights.waterfall).toBeUndefined();
    const most = resized(DEFAULT_COLUMNS, widths, ['status', 'name'], 500).weights;
    expect((most.status ?? 0) / (most.name ?? 1)).toBeCloseTo(220 / 80);
    const least = resized(DEFAULT_COLUMNS, widths, ['status', 'name'], -500).weights;
    expect((least.status ?? 0) / (least.name ?? 1)).toBeCloseTo(64 / 236);
  });

  it('are remembered; what is invalid is ignored, and the name cannot be hidden', () => {
    const columns = { hidden: ['size', 'name', 'x'], weights: { name: 120, x: 3, cause: 'wide', time: -1 } };
    expect(readChoice({ columns }).columns).toEqual({ hidden: ['size'], weights: { name: 120 } });
    expect(readChoice({ columns: 'x' }).columns).toEqual(DEFAULT_COLUMNS);
  });
});
