import type { EventId } from '../../../capture/captured-event.ts';
import type { OpenClawFacts } from '../../../session/openclaw-facts.ts';
import { numberAt } from '../../../shared/json-shape.ts';

/** What the frames prove about the gateway's age: fixes depend on it. */
export interface GatewayAge {
  protocol: number;
  /** The evidence, as a sentence. */
  because: string;
  event: EventId;
}

/** From the most to the least direct sign. */
export function gatewayAge({ hello, refusal, connect, challenge }: OpenClawFacts): GatewayAge {
  if (hello?.protocol !== undefined) {
    const release = hello.version === undefined ? '' : `, release ${hello.version.slice(0, 40)}`;
    return {
      protocol: hello.protocol,
      because: `The gateway's hello names protocol ${hello.protocol}${release}.`,
      event: hello.event,
    };
  }
  const expected = numberAt(refusal?.details, 'expectedProtocol');
  if (refusal && expected !== undefined) {
    return {
      protocol: expected,
      because: `The error frame says that the gateway speaks protocol ${expected}.`,
      event: refusal.event,
    };
  }
  const offered = connect?.minProtocol;
  if (refusal && offered !== undefined && offered === connect?.maxProtocol && isLater(refusal.detailCode)) {
    return {
      protocol: offered,
      because: `The gateway took protocol ${offered} of the connect request, and refused at a later check.`,
      event: refusal.event,
    };
  }
  const { event, capabilities } = challenge;
  return capabilities
    ? {
        protocol: 4,
        because: 'The challenge lists capabilities, as gateways of protocol 4 do (2026.9.6 for one).',
        event,
      }
    : {
        protocol: 3,
        because: 'The challenge lists no capabilities, as with gateways of protocol 3 (2026.3.13 for one).',
        event,
      };
}

/** Errors of checks that come after the protocol check. */
function isLater(detailCode: string | undefined): boolean {
  return /^(?:AUTH|DEVICE|PAIRING|CONTROL_UI|CLIENT_VERSION)_/.test(detailCode ?? '');
}

/** Whether fixes for releases such as 2026.3.13 apply. */
export function isOldGateway(facts: OpenClawFacts): boolean {
  return gatewayAge(facts).protocol < 4;
}
