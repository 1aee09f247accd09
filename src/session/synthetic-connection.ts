/** Who of this panel had the page open a connection. It is tried, not the page's own doing: no verdict counts it. */
export const INITIATORS = ['client', 'experiment'] as const;
export type InitiatedBy = (typeof INITIATORS)[number];

/** Stands in the stack of what this panel makes in a page, so that it can be told from the page's own sockets. */
export function initiatorScript(initiator: InitiatedBy, id: number): string {
  return `wsdoctor-${initiator}-${id}.js`;
}

const SCRIPT = new RegExp(`\\bwsdoctor-(${INITIATORS.join('|')})-`);

/** Read from a stack, or from the script that the network log names as the maker. */
export function initiatorOf(made: string | undefined): InitiatedBy | undefined {
  const name = made === undefined ? undefined : SCRIPT.exec(made)?.[1];
  return INITIATORS.find((initiator) => initiator === name);
}

/** The connections that the page made of its own accord. */
export function ownConnections<Connection extends { initiatedBy?: InitiatedBy }>(
  connections: ReadonlyMap<string, Connection>,
): Connection[] {
  return [...connections.values()].filter(({ initiatedBy }) => initiatedBy === undefined);
}
