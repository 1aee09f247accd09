import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viteBuild } from '../../scripts/vite-build.ts';
import { launchBrowser } from '../bench/accuracy-browser.ts';
import { makeCertificates } from '../lab/certificates.ts';
import { type FieldResult, figuresOfField, resultOf, table } from './figures.ts';
import { installNeeds, isInstalled } from './installed.ts';
import { judgeRecorded } from './judge-recorded.ts';
import { publish } from './publish.ts';
import { saveFieldRecording } from './recording.ts';
import { type FieldScene, needsOf } from './scene.ts';
import { fieldScenes } from './scenes/index.ts';
import { playScene } from './visit-scene.ts';

export interface FieldOptions {
  isAsked: (id: string) => boolean;
  /** Keep what the panel is given as the recordings. */
  record: boolean;
  /** Without a browser: what today's rules say of the recordings. */
  recorded: boolean;
  install: boolean;
  windows: number;
  extension?: string;
  /** A Markdown file that gets the tables. */
  publish?: string;
  log: (line: string) => void;
}

/** Plays the scenes and prints what came of each, the table, and the figures. */
export async function benchField(options: FieldOptions): Promise<FieldResult[]> {
  const { log } = options;
  const scenes = fieldScenes.filter(({ id }) => options.isAsked(id));
  const results = options.recorded ? judgeRecorded(scenes) : await play(scenes, options);
  results.sort((a, b) => scenes.indexOf(a.scene) - scenes.indexOf(b.scene));
  for (const line of table(results)) log(line);
  for (const line of figuresOfField(results)) console.log(line);
  if (options.publish !== undefined) publish(options.publish, results);
  return results;
}

async function play(scenes: readonly FieldScene[], options: FieldOptions): Promise<FieldResult[]> {
  const { log } = options;
  if (options.install) installNeeds([...new Set(scenes.flatMap(needsOf))], log);
  const temporary = mkdtempSync(join(tmpdir(), 'wsdoctor-field-build-'));
  const results: FieldResult[] = [];
  try {
    const extension = options.extension ?? join(temporary, 'extension');
    if (options.extension === undefined) viteBuild(['--emptyOutDir', '--outDir', extension]);
    const certificates = await makeCertificates([]);
    const certificate = join(temporary, 'certificate.pem');
    writeFileSync(certificate, `${certificates.good.cert}\n${certificates.good.key}`);
    const queue = [...scenes];
    // A browser for each: cookies do not know ports, and all servers are on 127.0.0.1.
    const work = async () => {
      const browser = await launchBrowser(
        {
          caCertificate: certificates.authority,
          browserArgs: ['--host-resolver-rules=MAP *.lab.test 127.0.0.1'],
        },
        [extension],
      );
      try {
        for (let scene = queue.shift(); scene; scene = queue.shift()) {
          const result = await playOne(scene, { browser, certificate }, options);
          results.push(result);
          log(`[${results.length}/${scenes.length}] ${scene.id}: ${result.summary}`);
        }
      } finally {
        await browser.close();
      }
    };
    await Promise.all(Array.from({ length: options.windows }, work));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return results;
}

async function playOne(
  scene: FieldScene,
  stage: Parameters<typeof playScene>[0],
  { record }: FieldOptions,
): Promise<FieldResult> {
  const missing = needsOf(scene).filter((need) => !isInstalled(need));
  if (missing.length > 0) return resultOf(scene, { missing });
  try {
    const played = await playScene(stage, scene);
    if (record && !played.workedBroken) saveFieldRecording({ ...played.recording, works: played.works });
    return resultOf(scene, played);
  } catch (error) {
    return resultOf(scene, { error: String(error).slice(0, 600) });
  }
}
