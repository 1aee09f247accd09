import type { Rule } from '../../../diagnosis/rule.ts';

/** A rule about OpenClaw; none of them names a rule that it replaces. */
export type OpenClawRule = Rule<`openclaw-${string}`, never>;
