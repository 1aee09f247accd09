import { useStore } from 'zustand';
import { type FramesState, framesStore } from './frames-store.ts';

/** A part of how frames are looked at; the view is drawn again when it changes. */
export function useFrames<T>(select: (state: FramesState) => T): T {
  return useStore(framesStore, select);
}
