import { LONGEST_RULE, SHORTEST_TEXT, type UserRule } from '../../src/capture/masking-rule.ts';
import { t } from '../messages/message.ts';

/** The text of the field: one rule per line. */
export interface RuleLines {
  names: string;
  texts: string;
}

export function linesOf(rules: readonly UserRule[]): RuleLines {
  const names = rules.flatMap((rule) => (rule.kind === 'name' ? [rule.name] : []));
  const texts = rules.flatMap((rule) => (rule.kind === 'text' ? [rule.text] : []));
  return { names: names.join('\n'), texts: texts.join('\n') };
}

const linesIn = (field: string): string[] =>
  field
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function rulesOf({ names, texts }: RuleLines): UserRule[] {
  return [
    ...linesIn(names).map((name): UserRule => ({ kind: 'name', name })),
    ...linesIn(texts).map((text): UserRule => ({ kind: 'text', text })),
  ];
}

/** The error of the first invalid line. */
export function faultOf({ names, texts }: RuleLines): string | undefined {
  const short = linesIn(texts).find((text) => text.length < SHORTEST_TEXT);
  if (short !== undefined) return t('options_too_short', { text: short });
  const long = [...linesIn(names), ...linesIn(texts)].find((line) => line.length > LONGEST_RULE);
  return long === undefined
    ? undefined
    : t('options_too_long', { text: long.slice(0, 40), most: LONGEST_RULE });
}

/** What the user wants masked in every export, in addition to the built-in rules. */
export function MaskRules({ lines, change }: { lines: RuleLines; change(lines: RuleLines): void }) {
  return (
    <fieldset>
      <legend>{t('options_also_mask')}</legend>
      <p className="quiet">{t('options_also_mask_why')}</p>
      <label className="lines">
        {t('options_mask_names')}
        <textarea
          rows={3}
          value={lines.names}
          data-testid="mask-names"
          onChange={({ target }) => change({ ...lines, names: target.value })}
        />
      </label>
      <label className="lines">
        {t('options_mask_texts')}
        <textarea
          rows={3}
          value={lines.texts}
          aria-invalid={faultOf(lines) !== undefined}
          data-testid="mask-texts"
          onChange={({ target }) => change({ ...lines, texts: target.value })}
        />
      </label>
    </fieldset>
  );
}
