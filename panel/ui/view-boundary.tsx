import { Component, type ReactNode } from 'react';
import { type PlainKey, t } from '../messages/message.ts';

type PartKey = Extract<PlainKey, `part_${string}`>;

interface BoundaryProps {
  /** What cannot be shown then: `this message`, `this connection`. */
  what: PartKey;
  children: ReactNode;
  /** What is shown: another one is tried again. */
  of?: unknown;
  /** It is a row of a table, or the cells of one. */
  inTable?: 'row' | 'cells';
}

interface BoundaryState {
  fault?: string | undefined;
  of: unknown;
}

/**
 * Shows in its place that something cannot be shown, so that everything else goes on. A class, since React tells of what a
 * view throws to nothing else: https://react.dev/reference/react/Component#catching-rendering-errors-with-an-error-boundary
 */
export class ViewBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { of: this.props.of };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps({ of }: BoundaryProps, state: BoundaryState): BoundaryState {
    return state.of === of ? state : { of };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    const told = (
      <p className="note" role="alert" data-testid="not-shown">
        {t('part_not_shown', { part: t(this.props.what), why: fault.slice(0, 200) })}{' '}
        <button type="button" className="link" onClick={() => this.setState({ fault: undefined })}>
          {t('part_try_again')}
        </button>
      </p>
    );
    const { inTable } = this.props;
    if (inTable === undefined) return told;
    const cell = <td colSpan={5}>{told}</td>;
    return inTable === 'row' ? <tr>{cell}</tr> : cell;
  }
}
