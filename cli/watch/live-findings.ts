import type { Finding } from '../../src/diagnosis/rule.ts';
import type { ReportVerdict } from '../../src/export/report/report.ts';
import type { LiveRecording } from './record/live-recording.ts';
import { reportOn } from './watch-report.ts';

/** Tells each cause once, and again when what is said of it changes. */
export interface LiveFindings {
  /** Looks at the recording; a finding must hold for two looks, since the next event may explain it better. */
  update(): void;
}

const keyOf = ({ rule, connections }: Finding): string => `${rule.id} ${connections[0]}`;
const stateOf = ({ rule, match }: Finding): string =>
  `${rule.severity} ${match.confidence} ${match.title ?? rule.title}`;

export function createLiveFindings(
  recording: LiveRecording,
  tell: (verdict: ReportVerdict, isKnown: boolean) => void,
): LiveFindings {
  const told = new Map<string, string>();
  let before = new Map<string, string>();
  return {
    update() {
      const { findings } = recording.diagnosis();
      const now = new Map(findings.map((finding) => [keyOf(finding), stateOf(finding)]));
      const due = findings.filter((finding) => {
        const key = keyOf(finding);
        const state = now.get(key);
        return before.get(key) === state && told.get(key) !== state;
      });
      before = now;
      if (due.length === 0) return;
      const { verdicts } = reportOn(recording, undefined, false);
      for (const finding of due) {
        const key = keyOf(finding);
        const isKnown = told.has(key);
        told.set(key, stateOf(finding));
        const verdict = verdicts.find(
          ({ rule, connections }) => rule === finding.rule.id && connections[0] === finding.connections[0],
        );
        if (verdict) tell(verdict, isKnown);
      }
    },
  };
}
