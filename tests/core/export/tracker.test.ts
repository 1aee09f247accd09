import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newIssueUrl, readTracker, trackerName } from '../../../src/export/report/tracker.ts';

function urlOf(address: string, title = 'A & B', body = 'x\ny'): string {
  const reading = readTracker(address);
  if (!reading.ok) throw new Error(reading.fault);
  return newIssueUrl(reading.tracker, title, body).url;
}

describe('trackers', () => {
  it.each([
    ['https://github.com/o/r', 'https://github.com/o/r/issues/new?title=A%20%26%20B&body=x%0Ay'],
    ['https://github.com/o/r.git', 'https://github.com/o/r/issues/new?title=A%20%26%20B&body=x%0Ay'],
    ['https://github.com/o/r/issues', 'https://github.com/o/r/issues/new?title=A%20%26%20B&body=x%0Ay'],
    [
      'https://gitlab.com/g/sub/p',
      'https://gitlab.com/g/sub/p/-/issues/new?issue[title]=A%20%26%20B&issue[description]=x%0Ay',
    ],
    [
      'https://code.test/g/p/-/issues',
      'https://code.test/g/p/-/issues/new?issue[title]=A%20%26%20B&issue[description]=x%0Ay',
    ],
    ['https://bugs.test/n?s={title}&d={body}', 'https://bugs.test/n?s=A%20%26%20B&d=x%0Ay'],
    ['https://bugs.test/new', 'https://bugs.test/new'],
  ])('%s', (address, url) => expect(urlOf(address)).toBe(url));

  it.each([
    'javascript:alert(1)//{body}',
    'http://bugs.test/{body}',
    'data:text/html,{body}',
    'https://joe:pass@bugs.test/{body}',
    'https://bugs.test/ {body}',
    'chrome://settings',
    'bugs.test',
    'https://bugs.test/\u202egpj.exe',
    'https://bugs.test/a\u200b?{body}',
  ])('refuses %s', (address) => expect(readTracker(address).ok).toBe(false));

  it.each([
    ['https://github.com/o/r', 'GitHub: https://github.com/o/r/issues/new'],
    ['https://acme.ghe.com/o/r', 'a page that takes nothing over: https://acme.ghe.com/o/r'],
    [
      'https://github.evil.example/o/r',
      'github.evil.example, as a GitHub project: https://github.evil.example/o/r/issues/new',
    ],
    ['https://gitlab.com/g/p', 'GitLab: https://gitlab.com/g/p/-/issues/new'],
    [
      'https://gitlab.com.evil.example/g/p/-/issues',
      'gitlab.com.evil.example, as a GitLab project: https://gitlab.com.evil.example/g/p/-/issues/new',
    ],
  ])('names %s by its host', (address, name) => {
    const reading = readTracker(address);
    expect(reading.ok && trackerName(reading.tracker)).toBe(name);
  });

  it('sends by the clipboard what a url cannot carry, cut before a block', () => {
    const reading = readTracker('https://github.com/o/r');
    if (!reading.ok) throw new Error(reading.fault);
    const long = `Summary\n\n${'A line of it.\n'.repeat(40)}\n\`\`\`sh\n${'x'.repeat(20_000)}\n\`\`\`\n`;
    const issue = newIssueUrl(reading.tracker, 'T', long);
    expect(issue.paste).toBe(true);
    expect(issue.url.length).toBeLessThanOrEqual(7_500);
    const body = new URL(issue.url).searchParams.get('body') ?? '';
    expect(body).toContain('Summary');
    expect(body).not.toContain('```');
    expect(body).toContain('clipboard');
  });

  it('makes a url of any title and body that holds both again', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, body) => {
        const url = new URL(urlOf('https://github.com/o/r', title, body));
        expect(url.searchParams.get('title')).toBe(title);
        expect(url.searchParams.get('body')).toBe(body);
      }),
    );
  });
});
