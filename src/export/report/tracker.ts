import { INVISIBLE } from '../../shared/escape-invisible.ts';

/** Where a project wants its bugs. */
export type Tracker =
  | { kind: 'github' | 'gitlab'; newIssue: string }
  /** With `{title}` and `{body}` in it. */
  | { kind: 'template'; template: string }
  /** A page that takes nothing over: the report goes by way of the clipboard. */
  | { kind: 'page'; url: string };

export type TrackerReading = { ok: true; tracker: Tracker } | { ok: false; fault: string };

const LONGEST_TEMPLATE = 2_000;
/** Longer URLs are refused by GitHub and by many servers. */
const LONGEST_URL = 7_500;

const OWNER_REPO =
  /^(https:\/\/(?:www\.)?github\.[\w.-]+\/[\w.-]+\/[\w.-]+?)(?:\.git)?(?:\/(?:issues.*)?)?$/i;
const GITLAB =
  /^(https:\/\/[\w.-]+(?::\d+)?\/[\w./-]+?)(?:\.git)?(?:\/-\/(?:issues.*)?)\/?$|^(https:\/\/gitlab\.[\w.-]+\/[\w.-]+\/[\w./-]+?)(?:\.git)?\/?$/i;

/** What the user typed or the page says; only https, or http on this machine, is taken. */
export function readTracker(text: string): TrackerReading {
  const url = text.trim();
  if (url.length > LONGEST_TEMPLATE) return { ok: false, fault: 'The address is too long.' };
  if (
    !/^https:\/\/[\w.-]+|^http:\/\/(?:localhost|127\.0\.0\.1)(?=[:/])/i.test(url) ||
    /[\s"'<>`\\]/.test(url) ||
    url.search(INVISIBLE) >= 0
  )
    return { ok: false, fault: 'The address of a tracker begins with https://.' };
  if (/^[a-z]+:\/\/[^/?#]*@/i.test(url))
    return { ok: false, fault: 'The address must have no user name in it.' };
  if (/\{(?:title|body)\}/.test(url)) return { ok: true, tracker: { kind: 'template', template: url } };
  const github = OWNER_REPO.exec(url);
  if (github) return { ok: true, tracker: { kind: 'github', newIssue: `${github[1]}/issues/new` } };
  const gitlab = GITLAB.exec(url);
  if (gitlab)
    return { ok: true, tracker: { kind: 'gitlab', newIssue: `${gitlab[1] ?? gitlab[2]}/-/issues/new` } };
  return { ok: true, tracker: { kind: 'page', url } };
}

/** A host is not what it calls itself: `github.evil.example` is no GitHub. */
function hostedName(name: string, own: RegExp, newIssue: string): string {
  const host = /^https?:\/\/([^/]+)/i.exec(newIssue)?.[1] ?? '';
  return own.test(host) ? `${name}: ${newIssue}` : `${host}, as a ${name} project: ${newIssue}`;
}

export function trackerName(tracker: Tracker): string {
  switch (tracker.kind) {
    case 'github':
      return hostedName('GitHub', /^(?:www\.)?github\.com$|\.ghe\.com$/i, tracker.newIssue);
    case 'gitlab':
      return hostedName('GitLab', /^gitlab\.com$/i, tracker.newIssue);
    case 'template':
      return `your template: ${tracker.template}`;
    case 'page':
      return `a page that takes nothing over: ${tracker.url}`;
    default:
      return tracker satisfies never;
  }
}

export interface NewIssue {
  url: string;
  /** The body did not fit into the url: it goes by way of the clipboard. */
  paste: boolean;
}

const PASTE_HERE = 'The whole report is on the clipboard: paste it here.';

/** The tracker's page for a new issue, filled in as far as a URL can carry it. */
export function newIssueUrl(tracker: Tracker, title: string, body: string): NewIssue {
  if (tracker.kind === 'page') return { url: tracker.url, paste: true };
  const whole = fill(tracker, title, body);
  if (whole.length <= LONGEST_URL) return { url: whole, paste: false };
  const lines = beforeBlocks(body).split('\n');
  for (;;) {
    const url = fill(tracker, title.slice(0, 250), [...lines, '', PASTE_HERE].join('\n'));
    if (url.length <= LONGEST_URL || lines.length === 0) return { url, paste: true };
    lines.length = Math.floor(lines.length * 0.9);
  }
}

/** A code block or a folded one must not be cut in two. */
function beforeBlocks(body: string): string {
  const at = body.search(/^ *`{3}|^<details>/m);
  return at < 0 ? body : body.slice(0, at).trimEnd();
}

function fill(tracker: Exclude<Tracker, { kind: 'page' }>, title: string, body: string): string {
  const [name, text] = [title, body].map((value) => encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd')));
  switch (tracker.kind) {
    case 'github':
      return `${tracker.newIssue}?title=${name}&body=${text}`;
    case 'gitlab':
      return `${tracker.newIssue}?issue[title]=${name}&issue[description]=${text}`;
    case 'template':
      return tracker.template.replace(/\{(title|body)\}/g, (_all, which: string) =>
        which === 'title' ? (name ?? '') : (text ?? ''),
      );
    default:
      return tracker satisfies never;
  }
}
