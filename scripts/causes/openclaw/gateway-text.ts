import type { CauseText } from '../cause.ts';
import { closeTexts } from '../client-texts.ts';

const NAMES: Readonly<Record<number, string>> = {
  1002: 'protocol error',
  1008: 'policy violation',
  1009: 'message too big',
  1011: 'internal error',
  1012: 'service restart',
  1013: 'try again later',
  4001: 'private use',
};

const FOLLOW_LOG =
  'Run `openclaw logs --follow` on the host of the gateway and connect again: the line `closed before connect` has the code, the reason and the origin.';
const STATUS = 'Run `openclaw gateway status` on the host of the gateway.';
const FRAME_NOT_CLOSE =
  'None is known: the gateway names the reason itself. It checks in a fixed order and reports the first failure only, so that another one can follow after the fix.';

type Words = Pick<CauseText, 'meaning' | 'causes'> &
  Partial<Pick<CauseText, 'check' | 'falseAlarm' | 'recognized' | 'sources' | 'title'>>;

/** The gateway closed with this code and reason; before it came an error frame, where `detail` is its `details.code`. */
export function closedByGateway(code: number, reason: string, words: Words & { detail?: string }): CauseText {
  const { detail, ...rest } = words;
  const shown = reason === '' ? 'without a reason' : `with the reason \`${reason}\``;
  return {
    texts: closeTexts(code, NAMES[code] ?? 'private use', reason),
    aboutTexts: `The \`close\` event has code ${code} ${shown}.${code === 1008 ? ` People report it as \`disconnected (1008): ${reason}\`.` : ''}${detail === undefined ? '' : ` The error frame before it has \`details.code\` \`${detail}\`.`}`,
    recognized:
      detail === undefined
        ? `The connection is one to an OpenClaw gateway (its first message is \`connect.challenge\`), and it ended ${shown}.`
        : `The connection is one to an OpenClaw gateway (its first message is \`connect.challenge\`), and its error frame or close reason names this fault.`,
    check: [FOLLOW_LOG, STATUS],
    falseAlarm: FRAME_NOT_CLOSE,
    ...rest,
  };
}

/** What else is about a gateway: no close by it, or none with a reason. */
export function aboutGateway(words: Words & Pick<CauseText, 'recognized'> & Partial<CauseText>): CauseText {
  return {
    texts: {},
    aboutTexts: 'The texts are those of the general cause; nothing in them names OpenClaw.',
    check: [STATUS, FOLLOW_LOG],
    falseAlarm:
      'Another server on the same port can behave in the same way, where nothing in the traffic names OpenClaw.',
    ...words,
  };
}
