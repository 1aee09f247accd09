import { brief } from '../../../src/decoders/brief.ts';
import type { FrameContext } from '../../../src/session/messages/frame-filter.ts';
import type { Frame } from '../../../src/session/messages/frame-log.ts';
import { parseFieldQuestion, valuesAt } from '../../../src/shared/json-path.ts';
import { plural, t } from '../../messages/message.ts';

/** The newest messages that are looked at: each must be decoded. */
const LOOKED_AT = 400;
const SHOWN = 3;
const LONGEST = 40;

/** What messages have at the path of a condition that none of them meets. */
export interface FieldValues {
  path: string;
  /** How many messages were looked at, and how many of them have the field. */
  checked: number;
  having: number;
  /** Some different values, shortened. */
  values: readonly string[];
}

/** Undefined if the condition is empty or invalid. */
export function fieldValues(
  field: string,
  frames: readonly Frame[],
  context: Pick<FrameContext, 'decodedOf'>,
): FieldValues | undefined {
  const question = field.trim() === '' ? undefined : parseFieldQuestion(field);
  if (!question) return undefined;
  const newest = frames.slice(-LOOKED_AT);
  const values = new Set<string>();
  let having = 0;
  for (const frame of newest) {
    const found = valuesAt(context.decodedOf(frame)?.value, question);
    if (found.length > 0) having += 1;
    for (const value of found) {
      if (values.size < SHOWN) values.add(brief(value).slice(0, LONGEST));
    }
  }
  return { path: question.path, checked: newest.length, having, values: [...values] };
}

/** Why a condition on a field matches nothing, as a sentence. */
export function whyNoField({ path, checked, having, values }: FieldValues): string {
  if (having === 0)
    return checked === 1 ? t('field_only_lacks', { path }) : t('field_none', { checked, path });
  const some = values.join(', ');
  return checked === 1
    ? t('field_only_has', { path, values: some })
    : plural('field_some', having, { checked, path, values: some });
}
