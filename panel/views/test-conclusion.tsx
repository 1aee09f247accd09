import type { Connection } from '../../src/connection.ts';
import { becauseWords } from '../../src/probe/conclude.ts';
import { DataText } from './data-text.tsx';
import { usePanel } from './panel-context.tsx';

/** What the experiments mean together. */
export function TestConclusion({ connection }: { connection: Connection }) {
  const show = usePanel((state) => state.show);
  const conclusions = connection.probe?.conclusions ?? [];
  return (
    <section className="test-conclusion" aria-labelledby="test-conclusion" data-testid="test-conclusion">
      <h2 id="test-conclusion" className="label">
        Conclusion
      </h2>
      {conclusions.length === 0 && (
        <p data-testid="test-unsettled">
          The results fit more than one cause. Run the command below: it shows the whole answer of the server,
          which no browser does.
        </p>
      )}
      {conclusions.map((conclusion) => (
        <article
          key={conclusion.pattern.id}
          className="conclusion"
          data-testid="conclusion"
          data-pattern={conclusion.pattern.id}
          data-confidence={conclusion.confidence}
        >
          <h3 className="conclusion-title">
            <DataText text={conclusion.title} />{' '}
            <span className={`confidence confidence-${conclusion.confidence}`}>{conclusion.confidence}</span>
          </h3>
          <ul className="facts">
            {becauseWords(conclusion).map((fact) => (
              <li key={fact}>
                <DataText text={fact} />
              </li>
            ))}
          </ul>
          <p>
            <b>Next:</b> {conclusion.pattern.next}
          </p>
        </article>
      ))}
      <p>
        <button type="button" className="link" onClick={() => show('diagnosis')}>
          See the diagnosis
        </button>
        <span className="quiet"> The experiments count there as evidence, for and against.</span>
      </p>
    </section>
  );
}
