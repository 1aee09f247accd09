import { closeWords } from '../close-evidence.ts';
import { closedWith } from '../closing.ts';
import { endpointOf, evidence, whereTo } from '../evidence.ts';
import { peersOf } from '../peers.ts';
import { defineRule } from '../rule.ts';
import { count } from '../spell.ts';

const TOGETHER = 2_000;

export const serviceRestart = defineRule({
  id: 'service-restart',
  title: 'The server restarts (1012)',
  severity: 'warning',
  row: 'C8',
  spec: 'https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number',
  reads: ['page'],
  detect(connection, session) {
    const closed = closedWith(connection, 1012);
    if (!closed) return undefined;
    const together = peersOf(connection, session).filter(
      (peer) => peer.closed?.code === 1012 && Math.abs(peer.closed.at - closed.at) <= TOGETHER,
    );
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)} restarts (1012)`,
      evidence: evidence(
        closeWords(connection, closed),
        together.length > 0
          ? {
              fact: `At that moment ${count(together.length, 'other socket')} of this tab to it got the same code.`,
              events: together.slice(0, 5).map((peer) => peer.closed?.event ?? peer.createdEvent),
            }
          : undefined,
      ),
      facts: whereTo(connection),
    };
  },
  fixes: () => [
    {
      title: 'Come back after a random delay',
      detail:
        'All clients lose their connection at the same moment; chance in the delay keeps them from coming back at the same moment.',
      snippet:
        "socket.addEventListener('close', ({ code }) => {\n  if (code === 1012) setTimeout(connect, 5_000 + Math.random() * 25_000);\n});",
      language: 'js',
    },
    {
      title: 'Hand over without a gap',
      detail:
        'Let the new instance take new connections while the old one sends its clients away a few at a time.',
    },
  ],
});
