import { t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { CauseChips } from './cause-chips.tsx';
import { ConnectionGrid } from './connection-grid.tsx';
import { ListBar } from './list-bar.tsx';
import { FilterFault } from './list-filter.tsx';
import { ListOutcome } from './list-outcome.tsx';
import { RangeChip } from './range-chip.tsx';

/** All connections of the page, their filter and their causes. */
export function ConnectionList() {
  const freezeOrder = usePanel((state) => state.freezeOrder);
  const filterBarShown = usePanel((state) => state.filterBarShown);
  return (
    <section
      className="list-pane"
      aria-label={t('list_label')}
      onPointerEnter={() => freezeOrder(true)}
      onPointerLeave={() => freezeOrder(false)}
    >
      {filterBarShown && <ListBar />}
      <FilterFault />
      <CauseChips />
      <RangeChip />
      <ListOutcome />
      <ConnectionGrid />
    </section>
  );
}
