import { describe, expect, it } from 'vitest';
import { judgeRecording, readRecordings } from '../../bench/accuracy-recorded.ts';

const recordings = readRecordings('tests/recordings');

/** These are seen by DevTools alone, or their page's side came after the verdict. */
const NOT_SEEN_BY_PAGE = /^missing-handlers|^server-error--504$|^heartbeat-missing$/;

describe.each([
  ['from the page alone', 'recorded-late', NOT_SEEN_BY_PAGE],
  ['with the reason hidden', 'recorded-blanked', /^$/],
] as const)('%s', (_how, mode, unseen) => {
  it.each(recordings.map((one) => [one.scenario.id, one] as const))('%s', (id, recording) => {
    const { alarms, certainButWrong, rightFamily, said } = judgeRecording(recording, mode);
    expect(alarms, 'false alarms').toEqual([]);
    expect(certainButWrong, `sure of a wrong cause: ${said[0]}`).toBe(false);
    if (!unseen.test(id)) expect(rightFamily, `of another family: ${said[0] ?? 'nothing'}`).toBe(true);
  });
});
