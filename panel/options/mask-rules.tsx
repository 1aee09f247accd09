import { LONGEST_RULE, SHORTEST_TEXT, type UserRule } from '../../src/capture/masking-rule.ts';

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

/** The error of the first invalid line, as half a sentence. */
export function faultOf({ names, texts }: RuleLines): string | undefined {
  const short = linesIn(texts).find((text) => text.length < SHORTEST_TEXT);
  if (short !== undefined) return `“${short}” is too short: it occurs in too many places`;
  const long = [...linesIn(names), ...linesIn(texts)].find((line) => line.length > LONGEST_RULE);
  return long === undefined ? undefined : `“${long.slice(0, 40)}…” is longer than ${LONGEST_RULE} characters`;
}

/** What the user wants masked in every export, in addition to the built-in rules. */
export function MaskRules({ lines, change }: { lines: RuleLines; change(lines: RuleLines): void }) {
  return (
    <fieldset>
      <legend>Also mask</legend>
      <p className="quiet">
        In everything that you export or share, in addition to detected secrets. Stored on this machine, never
        exported.
      </p>
      <label className="lines">
        Field names to mask (one per line), such as tenantId
        <textarea
          rows={3}
          value={lines.names}
          data-testid="mask-names"
          onChange={({ target }) => change({ ...lines, names: target.value })}
        />
      </label>
      <label className="lines">
        Texts to mask everywhere (one per line), such as the name of a customer
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
