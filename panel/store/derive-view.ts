import { metricsOf } from '../../src/metrics/metrics.ts';
import { excessesOf } from '../../src/metrics/thresholds.ts';
import type { LiveSession } from '../session/live-session.ts';
import { keepOrder, sortConnections, worstByConnection } from './connection-order.ts';
import { type CountedCause, countCauses } from './list-causes.ts';
import type { ListChoice } from './list-choice.ts';
import { listItems } from './list-items.ts';
import type { View } from './panel-state.ts';

/** A cause that no connection has any more filters nothing. */
function withKnownCause(list: ListChoice, causes: readonly CountedCause[]): ListChoice {
  const known = list.cause === undefined || causes.some(({ key }) => key === list.cause);
  return known ? list : { ...list, cause: undefined };
}

/** The view state that follows from the session; the user's choices are kept while they are valid. */
export function derive(liveSession: LiveSession, view: View): Partial<View> {
  const diagnosis = liveSession.diagnosis();
  const session = liveSession.session();
  const worst = worstByConnection(diagnosis);
  const fresh = sortConnections(session, diagnosis.findings, worst, view.list);
  const order = view.orderFrozen ? keepOrder(view.order, fresh) : fresh;
  const stays = view.userSelected && view.selected !== undefined && session.connections.has(view.selected);
  const metrics = metricsOf(session, view.range);
  const causes = countCauses(session, fresh, worst);
  const list = withKnownCause(view.list, causes);
  return {
    revision: view.revision + 1,
    diagnosis,
    worst,
    order,
    ...listItems(session, { ...view, list, order, worst, findings: diagnosis.findings }),
    list,
    causes,
    metrics,
    excesses: excessesOf(view.range ? metricsOf(session) : metrics, view.limits),
    undoable: liveSession.undoable(),
    ...(stays ? {} : { selected: order[0], userSelected: false, highlighted: undefined, origin: undefined }),
    preserve: liveSession.preserve,
    paused: liveSession.paused,
  };
}
