import { useStore } from 'zustand';
import { type FramesState, framesStore } from './frames-store.ts';

/** A part of the view state of frames; the component renders again when it changes. */
export function useFrames<T>(select: (state: FramesState) => T): T {
  return useStore(framesStore, select);
}
