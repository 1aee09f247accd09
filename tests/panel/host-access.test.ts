import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askHostAccess, hasHostAccess } from '../../panel/probe/host-access.ts';

type Answer = (granted: boolean) => void;

const URL_ = 'https://api.test:8443/live?token=hush';

describe('access to one host', () => {
  const asked: string[][] = [];
  let question: (answer: Answer) => void;
  const permissions = {
    request: ({ origins }: { origins: string[] }, answer: Answer) => {
      asked.push(origins);
      question(answer);
    },
    contains: (_given: unknown, answer: Answer) => answer(false),
  };

  beforeEach(() => {
    vi.stubGlobal('chrome', { runtime: { id: 'ours' }, permissions });
    vi.spyOn(console, 'debug').mockReturnValue(undefined);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is asked for that host alone, and comes or not as the user answers', async () => {
    expect(await hasHostAccess(URL_)).toBe(false);
    question = (answer) => answer(true);
    expect(await askHostAccess(URL_)).toBe('granted');
    question = (answer) => answer(false);
    expect(await askHostAccess(URL_)).toBe('refused');
    expect(asked).toEqual([['https://api.test/*'], ['https://api.test/*']]);
  });

  it('is unavailable where the browser does not ask, which is no refusal', async () => {
    question = () => {
      throw new Error('This function must be called during a user gesture');
    };
    expect(await askHostAccess(URL_)).toBe('unavailable');
  });

  it('is unavailable where the panel stands alone', async () => {
    vi.unstubAllGlobals();
    expect(await hasHostAccess(URL_)).toBe(false);
    expect(await askHostAccess(URL_)).toBe('unavailable');
  });
});
