import { Ajv2020 } from 'ajv/dist/2020.js';

const text = { type: 'string', minLength: 1 };
const message = { type: 'object', required: ['text'], properties: { text } };
const list = (items: object) => ({ type: 'array', items });
const record = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  required,
  properties,
});
const LEVEL = { enum: ['none', 'note', 'warning', 'error'] };

const location = record({
  physicalLocation: record({
    artifactLocation: record({ uri: text }),
    region: record({ startLine: { type: 'integer', minimum: 1 } }),
  }),
});
const result = record({
  ruleId: text,
  ruleIndex: { type: 'integer', minimum: 0 },
  level: LEVEL,
  message,
  locations: { ...list(location), minItems: 1 },
});
const rule = record({
  id: text,
  shortDescription: message,
  helpUri: { type: 'string', pattern: '^https://' },
  defaultConfiguration: record({ level: LEVEL }),
});

/** What SARIF 2.1.0 requires (sections 3.13 to 3.30) and GitHub's code scanning besides, of what we write of it. */
const SHAPE = record({
  $schema: text,
  version: { const: '2.1.0' },
  runs: list(
    record({
      tool: record({ driver: record({ name: text, version: text, rules: list(rule) }) }),
      results: list(result),
    }),
  ),
});

const validate = new Ajv2020().compile(SHAPE);

interface SarifLog {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: {
      ruleId: string;
      ruleIndex: number;
      locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
    }[];
  }[];
}

/** What is wrong with a SARIF log; empty for none. */
export function faultsOfSarif(log: unknown): string[] {
  if (!validate(log)) return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  return (log as unknown as SarifLog).runs.flatMap(({ tool, results }) =>
    results.flatMap(({ ruleId, ruleIndex, locations }) => [
      ...(tool.driver.rules[ruleIndex]?.id === ruleId ? [] : [`${ruleId} is not rule ${ruleIndex}`]),
      ...locations
        .map(({ physicalLocation }) => physicalLocation.artifactLocation.uri)
        .filter((uri) => !/^(?:file:\/\/\/)?[\w.~!$&'()*+,;=:@%/-]+$/.test(uri))
        .map((uri) => `${uri} is no URI reference`),
    ]),
  );
}
