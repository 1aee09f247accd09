import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { later } from '../../panel/ui/lazy.tsx';

const Hello = ({ name }: { name: string }) => createElement('b', null, `Hello ${name}`);

describe('a view whose code comes later', () => {
  it('says that it comes, and is drawn at once when it was fetched before it is shown', async () => {
    let brought = 0;
    const { View, fetch } = later(async () => {
      brought += 1;
      return Hello;
    });
    const drawn = (): string => renderToString(createElement(View, { name: 'Ada' }));
    expect(drawn()).toContain('Loading');
    await fetch();
    expect(drawn()).toBe('<b>Hello Ada</b>');
    await fetch();
    expect(brought).toBe(1);
  });
});
