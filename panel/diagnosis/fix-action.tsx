import type { Fix } from '../../src/diagnosis/rule.ts';
import { ReloadButton, TestButton } from '../store/page-actions.tsx';

/** A button for what the panel can do at once. */
export function FixAction({ action }: { action: NonNullable<Fix['action']> }) {
  switch (action) {
    case 'reload':
      return (
        <p className="try-fix">
          <ReloadButton testId="fix-reload" />
        </p>
      );
    case 'run-test':
      return (
        <p className="try-fix">
          <TestButton testId="fix-run-test" />
        </p>
      );
    default:
      return action satisfies never;
  }
}
