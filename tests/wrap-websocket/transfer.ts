import type { Behaviours } from './tools.ts';

/** Sending and receiving. @see https://websockets.spec.whatwg.org/#dom-websocket-send */
export const transfer: Behaviours = {
  'send while connecting': ({ attempt, base }) => {
    const socket = new WebSocket(`${base}/silent`);
    return [
      attempt(() => socket.send('x')),
      attempt(() => (socket.send as () => void)()),
      socket.bufferedAmount,
    ];
  },
  'send after close': async ({ opened, attempt, next }) => {
    const socket = await opened('/silent');
    socket.close();
    const closing = [attempt(() => socket.send('four')), socket.bufferedAmount];
    await next(socket, 'close');
    return [closing, attempt(() => socket.send('x')), socket.bufferedAmount];
  },
  'what is not text or bytes': async ({ opened, message }) => {
    const socket = await opened('/echo');
    const seen: unknown[] = [];
    const things = [
      1,
      1.5,
      true,
      null,
      undefined,
      12n,
      [1, [2]],
      {},
      new Date(0),
      new URL('http://a/'),
      () => 1,
      new String('boxed'),
      new Map(),
      /x/,
    ];
    for (const thing of things) {
      socket.send(thing as never);
      seen.push((await message(socket)).data);
    }
    return seen;
  },
  'conversions happen once': async ({ opened, message }) => {
    const socket = await opened('/echo');
    const calls: string[] = [];
    socket.send({
      toString: () => calls.push('toString') && 'text',
      valueOf: () => calls.push('valueOf') && 1,
    } as never);
    const first = (await message(socket)).data;
    socket.send({ [Symbol.toPrimitive]: (hint: string) => calls.push(hint) && 7 } as never);
    return [first, (await message(socket)).data, calls];
  },
  'conversions that fail': async ({ opened, attempt }) => {
    const socket = await opened('/silent');
    const bad = [
      Symbol('x'),
      Object.create(null),
      { toString: () => ({}), valueOf: () => ({}) },
      {
        toString: () => {
          throw new RangeError('mine');
        },
      },
      {
        toString: () => {
          throw 7;
        },
      },
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('trap');
          },
        },
      ),
    ];
    return bad.map((thing) => attempt(() => socket.send(thing as never)));
  },
  'conversions that close the socket': async ({ opened, attempt }) => {
    const socket = await opened('/silent');
    return [
      attempt(() =>
        socket.send({
          toString: () => {
            socket.close();
            return 'late';
          },
        } as never),
      ),
      socket.readyState,
      socket.bufferedAmount,
    ];
  },
  'a Proxy of bytes': async ({ opened, message }) => {
    const socket = await opened('/echo');
    const asked: string[] = [];
    const proxy = new Proxy(new Uint8Array(2), {
      get(target, key, receiver) {
        asked.push(String(key));
        return key === Symbol.toPrimitive ? () => 'p' : Reflect.get(target, key, receiver);
      },
      getPrototypeOf: () => {
        asked.push('prototype');
        return null;
      },
      getOwnPropertyDescriptor: () => {
        asked.push('descriptor');
        return undefined;
      },
    });
    socket.send(proxy as never);
    return [(await message(socket)).data, asked];
  },
  'bytes of every kind': async ({ opened, message }) => {
    const socket = await opened('/echo');
    socket.binaryType = 'arraybuffer';
    const bytes = new Uint8Array([9, 8, 7, 6, 5, 4, 3, 2]);
    const seen: unknown[] = [];
    for (const thing of [
      bytes,
      bytes.subarray(2, 5),
      bytes.buffer,
      new DataView(bytes.buffer, 1, 3),
      new Float32Array(1),
      new BigInt64Array(1),
      new Uint8Array(0),
      new Blob(['blob', bytes]),
    ]) {
      socket.send(thing);
      seen.push([...new Uint8Array((await message(socket)).data)]);
    }
    return seen;
  },
  'a detached buffer': async ({ opened, attempt, message }) => {
    const socket = await opened('/echo');
    socket.binaryType = 'arraybuffer';
    const bytes = new Uint8Array(4);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    const outcomes = [attempt(() => socket.send(bytes)), attempt(() => socket.send(bytes.buffer))];
    socket.send('end');
    const { data } = await message(socket);
    return [outcomes, typeof data];
  },
  'a shared or resizable buffer': async ({ opened, attempt }) => {
    const socket = await opened('/silent');
    const Shared = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer;
    const resizable = new (ArrayBuffer as unknown as new (size: number, options: object) => ArrayBuffer)(4, {
      maxByteLength: 8,
    });
    return [
      attempt(() => socket.send(Shared as never)),
      attempt(() => socket.send(new Uint8Array(Shared) as never)),
      attempt(() => socket.send(resizable)),
      attempt(() => socket.send(new Uint8Array(resizable))),
    ];
  },
  'buffers are the page’s own afterwards': async ({ opened, message }) => {
    const socket = await opened('/echo');
    socket.binaryType = 'arraybuffer';
    const bytes = new Uint8Array([1, 2, 3]);
    socket.send(bytes);
    bytes.fill(9);
    const { data } = await message(socket);
    const received = [...new Uint8Array(data)];
    structuredClone(data, { transfer: [data] });
    return [received, [...bytes], data.byteLength];
  },
  'more arguments than one': async ({ opened, message }) => {
    const socket = await opened('/echo');
    const result = (socket.send as (...args: unknown[]) => unknown)('a', 'b');
    return [result, (await message(socket)).data];
  },
  'lone surrogates and long texts': async ({ opened, message }) => {
    const socket = await opened('/echo');
    const seen: unknown[] = [];
    for (const text of ['', '\ud800', 'a\udc00b', '\u{1f600}'.repeat(3000), 'é'.repeat(5000)]) {
      socket.send(text);
      const { data } = await message(socket);
      seen.push([data.length, data.slice(0, 4)]);
    }
    return seen;
  },
  binaryType: async ({ opened, message, attempt }) => {
    const socket = await opened('/echo');
    const seen: unknown[] = [socket.binaryType];
    for (const type of ['arraybuffer', 'blob', 'other'] as BinaryType[]) {
      attempt(() => {
        socket.binaryType = type;
      });
      seen.push(socket.binaryType);
      socket.send(new Uint8Array([1]));
      const { data } = await message(socket);
      seen.push(Object.prototype.toString.call(data), data.size ?? data.byteLength, data.type);
    }
    return seen;
  },
  'a received Blob can be read': async ({ opened, message }) => {
    const socket = await opened('/echo');
    socket.send(new Uint8Array([104, 105]));
    return (await message(socket)).data.text();
  },
  bufferedAmount: async ({ opened, message, pause }) => {
    const socket = await opened('/echo');
    socket.send('é');
    socket.send(new Uint8Array(10));
    const after = socket.bufferedAmount;
    await message(socket);
    await pause(50);
    return [after, socket.bufferedAmount];
  },
};
