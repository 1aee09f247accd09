import { endpointFacts, endpointOf, evidence, frameIfKept, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import type { FirstFrame } from '../../session/messages/first-frames.ts';
import type { FormatFinding } from '../../session/messages/format-check.ts';
import { pluralize } from '../../shared/format.ts';
import { FORMAT_FAULTS } from '../shared/format-faults.ts';

/** Received text can be stored without running the page's code. */
function isUnkept({ direction, opcode, head, size }: FirstFrame): boolean {
  return direction === 'received' && opcode === 'text' && head === '' && size > 0;
}

function worst(found: Iterable<FormatFinding>): FormatFinding | undefined {
  const all = [...found];
  return all.find(({ fault }) => !FORMAT_FAULTS[fault].mild) ?? all[0];
}

export const formatMismatch = defineRule({
  id: 'format-mismatch',
  title: 'A message is not in the format that the other end reads',
  severity: 'error',
  scenario: 'D1',
  spec: 'https://websockets.spec.whatwg.org/#dom-websocket-send',
  requires: [],
  dependsOn: ['messages'],
  sideFinding: true,
  detect(connection) {
    const { messageStats, sent } = connection;
    if (!messageStats?.format || connection.openclaw) return undefined;
    const found = worst(messageStats.format.values());
    if (!found) return undefined;
    // If both sides put JSON into binary messages, they have agreed on it.
    if (found.fault === 'json-in-binary' && sent.binary > 0) return undefined;
    // If no text is stored at all, a length proves nothing.
    if (found.fault === 'object-unread' && connection.firstMessages.some(isUnkept)) return undefined;
    const { title, because, confidence, mild, settle } = FORMAT_FAULTS[found.fault];
    const who = found.direction === 'sent' ? 'The page' : endpointOf(connection);
    return {
      confidence,
      ...(mild ? { severity: 'info' } : {}),
      title: `${who} ${title}`,
      evidence: evidence(
        {
          fact: `${pluralize(found.count, 'message')} of this kind ${found.direction === 'sent' ? 'went out' : 'came in'}${found.sample === '' || found.fault === 'no-value' ? '' : `, ${found.fault === 'truncated' ? 'ending' : 'beginning'} with: ${quote(found.sample)}`}`,
          events: [
            ...new Set([...frameIfKept(connection, found.first), ...frameIfKept(connection, found.latest)]),
          ],
        },
        { fact: because, events: [connection.opened?.event ?? connection.createdEvent] },
      ),
      facts: { ...endpointFacts(connection), fault: found.fault, direction: found.direction },
      ...(confidence === 'certain' ? {} : { howToConfirm: settle }),
    };
  },
  fixes: (match) => FORMAT_FAULTS[match.facts.fault].fixes,
});
