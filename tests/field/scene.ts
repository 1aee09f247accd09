/** A package that a scene needs: of Debian, or of `tests/field/package.json`. */
export type Need = `debian:${string}` | `npm:${string}`;

/**
 * A server program as it is run. In its texts `@NAME@` is the port of the scene's program `NAME`, `@dir@` the scene's
 * own folder with the page as `index.html`, `@page@` the port of the page server, `@field@` the folder tests/field, and `@cert@` a PEM file with the
 * chain and the key of a certificate that the browser trusts.
 */
export interface Program {
  needs: readonly Need[];
  /** Files in the scene's folder, by name. */
  files?: Readonly<Record<string, string>>;
  command: readonly [string, ...string[]];
  env?: Readonly<Record<string, string>>;
}

/** Everything that can be set in a scene: what is broken, and what the fix replaces. */
export interface Setup {
  /** Started in this order, each once the one before takes connections on its port. */
  servers: Readonly<Record<string, Program>>;
  /**
   * A module that esbuild bundles for the page. It calls `works()` once the connection does what it is there for, and
   * may import the libraries of tests/field.
   */
  client: string;
  /** The page's URL where a program of the scene serves or proxies it; the page server's own by default. */
  page?: string;
}

/** What must be said of the broken setup. */
export interface Expected {
  /** Ids of rules that name the cause; the first verdict must be of one of them. */
  rule: string | readonly string[];
  /** What the title or the evidence of the first verdict must say, where the rule alone is not the cause. */
  says?: RegExp;
  /** The setting that a fix of the first verdict must name. */
  setting: RegExp;
  /** Sentences that would be false here, in any verdict. */
  never: readonly RegExp[];
}

interface Scene extends Setup {
  /** Unique, kebab-case. */
  id: string;
  /** What happens, in one sentence. */
  title: string;
  /** What must be installed for the page's part, beside the needs of its programs. */
  needs?: readonly Need[];
  /** Milliseconds that the outcome takes by itself; 0 by default. */
  takes?: number;
}

/** A scene that fails, and the setting that makes it work. */
export interface FailingScene extends Scene {
  /** A public report of such a failure, or the documentation of the setting. */
  source: string;
  /** What replaces parts of the setup; programs that are not named stay as they are. */
  fix: Partial<Setup>;
  expects: Expected;
}

/** A scene that works, of which nothing must be said. */
export interface HealthyScene extends Scene {
  expects: 'healthy';
}

export type FieldScene = FailingScene | HealthyScene;

export const isFailing = (scene: FieldScene): scene is FailingScene => scene.expects !== 'healthy';

/** The same scene with its fix applied. */
export function fixedSetup({ fix, ...scene }: FailingScene): Setup {
  return { ...scene, ...fix, servers: { ...scene.servers, ...fix.servers } };
}

/** What must be installed for both setups. */
export function needsOf(scene: FieldScene): Need[] {
  const programs = [
    ...Object.values(scene.servers),
    ...(isFailing(scene) ? Object.values(scene.fix.servers ?? {}) : []),
  ];
  return [...new Set([...(scene.needs ?? []), ...programs.flatMap(({ needs }) => needs)])];
}
