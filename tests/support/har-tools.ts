import Ajv from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import * as schemas from 'har-schema';
import type { HarLog } from '../../src/export/har/har-log.ts';
import { restoreHar } from '../../src/export/har/restore-har.ts';
import { harText } from '../../src/export/har/write-har.ts';
import { EVERYTHING, type ExportScope } from '../../src/export/trace/choose-frames.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import type { Session } from '../../src/session/session.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import { learnedMask, readText } from './trace-tools.ts';

const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addMetaSchema(draft06);
for (const schema of Object.values(schemas.default ?? schemas)) ajv.addSchema(schema as object);

/** What HAR 1.2’s published JSON Schema has to say against a HAR. */
export function faultsOfHar(har: unknown): string[] {
  const validate = ajv.getSchema('har.json#') ?? ajv.getSchema('har.json');
  if (!validate) throw new Error('no schema');
  validate(har);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

export function saveHar(session: Session, choice: ExportScope = EVERYTHING, strict?: Vocabulary): string {
  return [...harText(session, choice, { version: '0' }, learnedMask(session, strict))].join('');
}

export function readHar(text: string | Uint8Array, size?: number): HarLog {
  const content = readText(text, size);
  if (!content.ok) throw new Error(`${content.fault.place} ${content.fault.message}`);
  if (content.kind !== 'har') throw new Error('a trace');
  return content.har;
}

export function openHar(text: string | Uint8Array): Session {
  return runToEnd(restoreHar(readHar(text)));
}
