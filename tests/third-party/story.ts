/** One thing that happened: its name, then what it carried. */
export type Note = readonly [name: string, ...details: unknown[]];

/** What happened, in order. */
export interface Story {
  notes: Note[];
  note(name: string, ...details: unknown[]): void;
  /** Resolves once `name` has been noted `times` times. */
  seen(name: string, times?: number): Promise<void>;
}

export function createStory(): Story {
  const notes: Note[] = [];
  const waiting = new Set<{ name: string; times: number; resolve: () => void }>();
  const count = (name: string): number => notes.filter(([each]) => each === name).length;
  return {
    notes,
    note(...note) {
      notes.push(note);
      for (const wait of waiting) {
        if (count(wait.name) < wait.times) continue;
        waiting.delete(wait);
        wait.resolve();
      }
    },
    seen: (name, times = 1) =>
      new Promise((resolve) => {
        if (count(name) >= times) resolve();
        else waiting.add({ name, times, resolve });
      }),
  };
}
