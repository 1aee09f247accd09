/**
 * What a page may try to get at the channel between hook and relay. Each attack is the body of a script that runs first in
 * the page; it calls `caught(channel)` with every event target that is no node or window, and `made(window)` with a window whose socket is
 * to be recorded all the same.
 */
export interface Attack {
  name: string;
  /** Whether the script gets into a document before the hook, and so can lie to it about its own code. */
  enters: boolean;
  script: string;
}

/** An event target of no kind of its own, in whatever realm it was made. */
export const IS_CHANNEL = `
  const { toString: tagOf } = Object.prototype;
  const isChannel = (value) => typeof value === 'object' && value !== null && Reflect.apply(tagOf, value, []) === '[object EventTarget]';`;

const listen = `
  const types = ['wsdoctor-offer', 'wsdoctor-ask', 'r', 'w', 'k', 'f', 'n', 's', 'e', 'd', 't', 'o', 'message'];
  const hear = (target) => {
    for (const type of types) {
      for (const capture of [true, false]) {
        try { target.addEventListener(type, (event) => { if (!event.isTrusted && isChannel(event.relatedTarget)) caught(event.relatedTarget); }, { capture }); } catch {}
      }
    }
  };
  const everywhere = (window) => {
    for (const target of [window, window.document, window.document.documentElement, window.document.fonts, window.performance, window.navigation, window.screen.orientation, window.visualViewport]) if (target) hear(target);
  };`;

/** Catches the channel at whatever function of a realm it passes. */
const patch = `
  const { apply: call } = Reflect;
  const enter = (realm) => {
    const see = (value) => { if (isChannel(value)) caught(value); };
    let busy = false;
    const each = (values) => {
      if (busy) return;
      busy = true;
      try { for (let i = 0; i < values.length; i++) { see(values[i]); see(values[i]?.relatedTarget); } } catch {}
      busy = false;
    };
    const stand = (owner, key) => {
      const found = Object.getOwnPropertyDescriptor(owner, key);
      if (!found || !found.configurable) return;
      const wrap = (native) => function (...args) { each([this]); each(args); each(args[2] ?? []); each(args[1] ?? []); const result = call(native, this, args); each([result]); each(result ?? []); return result; };
      if (typeof found.value === 'function') Object.defineProperty(owner, key, { ...found, value: wrap(found.value) });
      else if (found.get) Object.defineProperty(owner, key, { ...found, get: wrap(found.get) });
    };
    for (const key of ['addEventListener', 'removeEventListener', 'dispatchEvent']) stand(realm.EventTarget.prototype, key);
    for (const key of ['apply', 'construct', 'getOwnPropertyDescriptor']) stand(realm.Reflect, key);
    for (const key of ['apply', 'call', 'bind']) stand(realm.Function.prototype, key);
    for (const key of ['get', 'set']) stand(realm.WeakMap.prototype, key);
    stand(realm.FocusEvent.prototype, 'relatedTarget');
    stand(realm.MessageEvent.prototype, 'data');
    stand(realm.CustomEvent.prototype, 'detail');
    for (const name of ['MessageEvent', 'CustomEvent', 'FocusEvent', 'Event', 'Proxy', 'EventTarget']) {
      const Native = realm[name];
      realm[name] = new Proxy(Native, { construct(target, args) { each(args); return new Native(...args); } });
    }
  };`;

const frame = (how: string): string =>
  `const f = document.createElement('iframe'); ${how}; document.body.append(f); const child = f.contentWindow;
  f.addEventListener('load', () => made(child));`;

/** Enters a document of the origin between the arrival of its headers and of its first byte. */
const race = `
  const race = (child, path, enterIt) => {
    const timer = setInterval(() => {
      try {
        if (child.location.pathname !== path || child.entered) return;
        child.entered = true;
        clearInterval(timer);
        enterIt(child);
      } catch {}
    });
  };`;

export const ATTACKS: Attack[] = [
  {
    name: 'listens on the window of a srcdoc child for the hand-over',
    enters: false,
    script: `${frame("f.srcdoc = '<p>'")} ${listen} everywhere(child);`,
  },
  {
    name: 'listens on the window of a child with a URL, a blob and a javascript URL',
    enters: false,
    script: `${listen}
    for (const src of ['/child', URL.createObjectURL(new Blob(['<p>'], { type: 'text/html' })), 'javascript:"<p>"']) {
      const f = document.createElement('iframe');
      f.src = src;
      document.body.append(f);
      everywhere(f.contentWindow);
      f.addEventListener('load', () => made(f.contentWindow));
    }`,
  },
  {
    name: 'listens in an about:blank child before and after document.open',
    enters: false,
    script: `${frame('')} ${listen} everywhere(child);
    child.document.open(); everywhere(child); child.document.write('<p>written'); child.document.close(); everywhere(child);`,
  },
  {
    name: 'listens in its own window, document and font set, and asks for the channel again',
    enters: false,
    script: `${listen} everywhere(window);
    for (const type of types) for (const target of [window, document, document.fonts, document.documentElement]) {
      target.dispatchEvent(new Event(type));
      target.dispatchEvent(new MessageEvent(type, { data: [[1, 0, 1, -1, 'forged', -1]] }));
    }
    made(window);`,
  },
  {
    name: 'listens on the window of a popup',
    enters: false,
    script: `const child = open('/child'); ${listen} everywhere(child); child.addEventListener('load', () => made(child));`,
  },
  {
    name: 'replaces functions in its own document, and then makes children',
    enters: false,
    script: `${patch} enter(window); ${frame("f.src = '/child'")}`,
  },
  {
    name: 'replaces functions in a child before the hook runs there',
    enters: true,
    script: `${frame("f.src = '/child'")} ${patch} enter(child);`,
  },
  {
    name: 'replaces functions in a popup before the hook runs there',
    enters: true,
    script: `const child = open('/child'); ${patch} enter(child); child.addEventListener('load', () => made(child));`,
  },
  {
    name: 'replaces functions in a child whose first byte is late',
    enters: true,
    script: `${frame("f.src = '/slow'")} ${patch} ${race} race(child, '/slow', enter);`,
  },
  {
    name: 'replaces functions in a disowned popup whose first byte is late',
    enters: true,
    script: `const child = open(''); child.opener = null; child.location = '/slow'; ${patch} ${race}
    race(child, '/slow', (window) => { enter(window); window.addEventListener('load', () => made(window)); });`,
  },
];
