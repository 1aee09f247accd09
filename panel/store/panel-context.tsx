import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { UserRule } from '../../src/capture/masking-rule.ts';
import type { RedactedReport } from '../../src/export/report/report.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import type { InspectedPage } from '../capture/inspected-page.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { FileState, FileStore } from './file-store.ts';
import type { PanelState, PanelStore } from './panel-state.ts';

export interface Panel {
  store: PanelStore;
  files: FileStore;
  /** Undefined outside an extension. */
  reach: InspectedPage | undefined;
  /** Of the session that the views show: the page's or an opened file's. */
  liveSession: LiveSession;
  /** Of the page, whichever file is open. */
  page: LiveSession;
  /** What the user's settings mask in every export. */
  ownRules(): readonly UserRule[];
  /** Masks by the built-in rules and the user's own, strictly with a vocabulary, and knows what was masked. */
  redactedReport(rules: readonly UserRule[], strict?: Vocabulary): RedactedReport;
  /** The issue tracker that the inspected page names; the page is not trusted. */
  pageTracker(): Promise<string | undefined>;
}

export const PanelContext = createContext<Panel | undefined>(undefined);

export function usePanelHandle(): Panel {
  const panel = use(PanelContext);
  if (!panel) throw new Error('This view must stand inside a PanelContext.');
  return panel;
}

/** A part of the panel's state; the component renders again when it changes. */
export function usePanel<T>(select: (state: PanelState) => T): T {
  return useStore(usePanelHandle().store, select);
}

/** A part of the file state; the component renders again when it changes. */
export function useFiles<T>(select: (state: FileState) => T): T {
  return useStore(usePanelHandle().files, select);
}
