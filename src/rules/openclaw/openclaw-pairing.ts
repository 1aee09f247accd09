import { quote } from '../../diagnosis/evidence.ts';
import type { Evidence, Fix } from '../../diagnosis/rule.ts';
import { approveDevice, requestIdOf } from './shared/fixes.ts';
import { type GatewayCase, refusedFor } from './shared/gateway-case.ts';
import { type GatewayFault, gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

/** What is requested and what was granted before, by name. */
function rights({ refusal }: GatewayCase): Evidence[] {
  if (!refusal || refusal.scopes.requested.length === 0) return [];
  const { requested, approved } = refusal.scopes;
  const granted = approved.length > 0 ? `; approved so far: ${quote(approved.join(', '))}` : '';
  return [{ fact: `Asked for: ${quote(requested.join(', '))}${granted}.`, events: [refusal.event] }];
}

const local: Fix = {
  title: 'Check which clients count as local',
  detail:
    'Only direct loopback connections with the right secret are approved by themselves. Through a proxy, from Docker, the LAN or a tailnet, and from a page of another origin, each new browser profile needs one approval.',
};

const requested: Fix = {
  title: 'Or approve it in the Control UI',
  detail: 'A session that has the right already can do it there, under Devices.',
};

type Row = Pick<GatewayFault, 'id' | 'title'> & { reasons: (string | undefined)[]; more: Fix };

const ROWS: readonly Row[] = [
  {
    id: 'openclaw-pairing-required',
    title: 'OpenClaw gateway: this browser waits for your approval',
    reasons: ['not-paired', undefined],
    more: local,
  },
  {
    id: 'openclaw-scope-upgrade',
    title: 'OpenClaw gateway: device requests more scopes than approved',
    reasons: ['scope-upgrade'],
    more: requested,
  },
  {
    id: 'openclaw-role-upgrade',
    title: 'OpenClaw gateway: device requests a role not approved',
    reasons: ['role-upgrade'],
    more: requested,
  },
  {
    id: 'openclaw-metadata-upgrade',
    title: 'OpenClaw gateway: device details differ from the approval',
    reasons: ['metadata-upgrade'],
    more: requested,
  },
];

export const openclawPairing: readonly OpenClawRule[] = ROWS.map(({ id, title, reasons, more }) =>
  gatewayRule({
    id,
    title,
    scenario: 'B1',
    spec: 'cli/devices',
    check: 'pairing',
    shows: (found) => refusedFor(found, 'PAIRING_REQUIRED') && reasons.includes(found.refusal?.reason),
    proof: (found) => [whole(found), ...rights(found)],
    fixes: (found) => [approveDevice(found), more],
  }),
);

/** The close reason is too short for the id, the frame is not. */
function whole(found: GatewayCase): Evidence | undefined {
  const id = requestIdOf(found);
  const { refusal } = found;
  if (id === undefined || refusal?.from !== 'frame') return undefined;
  return { fact: `The pending request is ${id}, as the error frame has it.`, events: [refusal.event] };
}
