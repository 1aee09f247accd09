import { becauseWords } from '../../experiments/conclude.ts';
import type { ExperimentId, SentBy } from '../../experiments/experiment-result.ts';
import { EXPERIMENT_NAMES, outcomeWords } from '../../experiments/experiment-text.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { Connection } from '../../session/connection.ts';
import type { Confidence } from '../../shared/confidence.ts';

export interface ReportExperiment {
  connection: string;
  experiment: ExperimentId;
  title: string;
  from: SentBy;
  url: string;
  result: string;
  ms: number;
}

export interface ReportConclusion {
  connection: string;
  id: string;
  title: string;
  confidence: Confidence;
  because: string[];
  next: string;
}

/** The experiments that the user made, and what they mean together. */
export function reportExperiments(
  connections: Iterable<Connection>,
  redactor: Redactor,
): { experiments: ReportExperiment[]; conclusions: ReportConclusion[] } {
  const probed = [...connections].flatMap(({ id, probe }) => (probe ? [{ id, probe }] : []));
  return {
    experiments: probed.flatMap(({ id, probe }) =>
      probe.results.map(({ experiment, from, url, outcome, ms }) => ({
        connection: id,
        experiment,
        title: EXPERIMENT_NAMES[experiment],
        from,
        url: redactor.url(url),
        result: redactor.sentence(outcomeWords(outcome)),
        ms: Math.round(ms),
      })),
    ),
    conclusions: probed.flatMap(({ id, probe }) =>
      probe.conclusions.map((conclusion) => ({
        connection: id,
        id: conclusion.pattern.id,
        title: redactor.sentence(conclusion.title),
        confidence: conclusion.confidence,
        because: becauseWords(conclusion).map((fact) => redactor.sentence(fact)),
        next: conclusion.pattern.next,
      })),
    ),
  };
}
