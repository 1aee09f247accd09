import { becauseWords } from '../../src/experiments/conclude.ts';
import type { Conclusion } from '../../src/experiments/pattern.ts';
import { correctionOf } from '../../src/probe/correction.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { TryFix } from '../client/try-fix.tsx';
import { t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';

interface Props {
  conclusion: Conclusion;
  connection: Connection;
  session: Session;
}

function OneConclusion({ conclusion, connection, session }: Props) {
  const { pattern, title, confidence } = conclusion;
  const correction = correctionOf(conclusion, connection);
  return (
    <article
      className="conclusion"
      data-testid="conclusion"
      data-pattern={pattern.id}
      data-confidence={confidence}
    >
      <h3 className="conclusion-title">
        <DataText text={title} /> <span className={`confidence confidence-${confidence}`}>{confidence}</span>
      </h3>
      <ul className="facts">
        {becauseWords(conclusion).map((fact) => (
          <li key={fact}>
            <DataText text={fact} />
          </li>
        ))}
      </ul>
      <p>
        <b>{t('next_step')}</b> {pattern.next}
      </p>
      {correction && (
        <TryFix title={title} correction={correction} connection={connection} session={session} />
      )}
    </article>
  );
}

/** What the experiments mean together. */
export function TestConclusion({ connection, session }: Omit<Props, 'conclusion'>) {
  const show = usePanel((state) => state.show);
  const conclusions = connection.probe?.conclusions ?? [];
  return (
    <section className="test-conclusion" aria-labelledby="test-conclusion" data-testid="test-conclusion">
      <h2 id="test-conclusion" className="label">
        {t('test_conclusion')}
      </h2>
      {conclusions.length === 0 && <p data-testid="test-unsettled">{t('test_unsettled')}</p>}
      {conclusions.map((each) => (
        <OneConclusion key={each.pattern.id} conclusion={each} connection={connection} session={session} />
      ))}
      <p>
        <button type="button" className="link" onClick={() => show('diagnosis')}>
          {t('test_see_diagnosis')}
        </button>
        <span className="quiet"> {t('test_as_evidence')}</span>
      </p>
    </section>
  );
}
