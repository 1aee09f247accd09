import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgeRecording, readRecordings } from '../bench/accuracy-recorded.ts';

const recordings = readRecordings(fileURLToPath(new URL('.', import.meta.url)));
const healthy = recordings.filter(({ scenario }) => scenario.expects === 'healthy');

describe('what real browsers recorded where nothing was wrong', () => {
  it('is plenty', () => expect(healthy.length).toBeGreaterThanOrEqual(25));

  it.each(healthy.map((recording) => ({ id: recording.scenario.id, recording })))(
    'raises no alarm: $id',
    ({ recording }) => {
      const { alarms, sockets } = judgeRecording(recording);
      expect(sockets).not.toEqual([]);
      expect(alarms).toEqual([]);
    },
  );
});
