/** Which part of the panel had the page open a connection. It is an experiment: no verdict counts it. */
export const INITIATORS = ['client', 'experiment'] as const;
export type InitiatedBy = (typeof INITIATORS)[number];

/** Part of the stack of what the panel opens in a page, so that it can be told from the page's own connections. */
export function initiatorScript(initiator: InitiatedBy, id: number): string {
  return `wsdoctor-${initiator}-${id}.js`;
}

const SCRIPT = new RegExp(`\\bwsdoctor-(${INITIATORS.join('|')})-`);

/** Read from a stack, or from the script URL in the network log. */
export function initiatorOf(made: string | undefined): InitiatedBy | undefined {
  const name = made === undefined ? undefined : SCRIPT.exec(made)?.[1];
  return INITIATORS.find((initiator) => initiator === name);
}

/** The connections that the page opened by itself. */
export function ownConnections<Connection extends { initiatedBy?: InitiatedBy }>(
  connections: ReadonlyMap<string, Connection>,
): Connection[] {
  return [...connections.values()].filter(({ initiatedBy }) => initiatedBy === undefined);
}
