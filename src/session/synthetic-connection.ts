/** Who of this panel had the page open a connection. It is tried, not the page's own doing: no verdict counts it. */
export const TRIALS = ['client', 'experiment'] as const;
export type Trial = (typeof TRIALS)[number];

/** Stands in the stack of what this panel makes in a page, so that it can be told from the page's own sockets. */
export function trialScript(trial: Trial, id: number): string {
  return `wsdoctor-${trial}-${id}.js`;
}

const SCRIPT = new RegExp(`\\bwsdoctor-(${TRIALS.join('|')})-`);

/** Read from a stack, or from the script that the network log names as the maker. */
export function trialOf(made: string | undefined): Trial | undefined {
  const name = made === undefined ? undefined : SCRIPT.exec(made)?.[1];
  return TRIALS.find((trial) => trial === name);
}

/** The connections that the page made of its own accord. */
export function ownConnections<Connection extends { trial?: Trial }>(
  connections: ReadonlyMap<string, Connection>,
): Connection[] {
  return [...connections.values()].filter(({ trial }) => trial === undefined);
}
