import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Message {
  _type: 'error' | 'warning' | 'notice';
  code: string;
  message: string;
  file?: string;
}

/** Of React, which writes `innerHTML` where its user asks for it; `writesHtml` says whether we do. */
const FROM_REACT = 'UNSAFE_VAR_ASSIGNMENT';
const OWN_CODE = ['src', 'panel', 'background', 'content'];

/** The files of our own that write HTML as text. */
export function writesHtml(): string[] {
  return OWN_CODE.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => /\.tsx?$/.test(path)),
  ).filter((path) =>
    /\b(?:innerHTML|outerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write)\b/.test(
      readFileSync(path, 'utf8'),
    ),
  );
}

/** The errors of Mozilla's linter, and the warnings that are about our own code. */
export function lintFirefox(zip: string): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/addons-linter/bin/addons-linter', '--output', 'json', zip],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout.trimStart().startsWith('{')) throw new Error(`addons-linter: ${stdout}${stderr}`);
  const { errors, warnings } = JSON.parse(stdout) as { errors: Message[]; warnings: Message[] };
  const own = writesHtml();
  const counted = warnings.filter(({ code }) => code !== FROM_REACT || own.length > 0);
  return [...errors, ...counted].map(
    ({ _type, code, message, file }) => `${zip}: addons-linter ${_type} ${code}: ${message} ${file ?? ''}`,
  );
}
