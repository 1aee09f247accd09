import { useState } from 'react';
import { brief } from '../../src/decoders/brief.ts';
import { insideText } from '../../src/decoders/embedded-json.ts';
import { type MessageKey, plural, t } from '../messages/message.ts';
import { hexDump } from '../ui/base64-bytes.ts';
import { DataText } from '../ui/data-text.tsx';

/** How many children, and how much of a text, are shown at first. */
const CHILDREN = 100;
const TEXT = 2_000;
const BYTES = 256;
const OPEN_DEPTH = 2;

/** A decoded value as a tree that can be expanded. */
export function ValueTree({ value }: { value: unknown }) {
  return (
    <div className="value-tree" data-testid="tree">
      <Value value={value} depth={0} />
    </div>
  );
}

/** Only those that are shown are made: a list may have a million. */
interface Members {
  count: number;
  first(limit: number): [string, unknown][];
}

function membersOf(value: unknown): Members | undefined {
  if (Array.isArray(value)) {
    const first = (limit: number) =>
      value.slice(0, limit).map((item, at): [string, unknown] => [String(at), item]);
    return { count: value.length, first };
  }
  if (value instanceof Map) {
    const first = (limit: number) =>
      [...value].slice(0, limit).map(([key, item]): [string, unknown] => [String(key), item]);
    return { count: value.size, first };
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  const entries = Object.entries(value);
  return { count: entries.length, first: (limit) => entries.slice(0, limit) };
}

function Value({ value, depth }: { value: unknown; depth: number }) {
  const members = membersOf(value);
  if (!members) return <Leaf value={value} depth={depth} />;
  if (members.count === 0) return <span className="value-plain">{Array.isArray(value) ? '[]' : '{}'}</span>;
  return <Branch members={members} depth={depth} />;
}

function Branch({ members, depth }: { members: Members; depth: number }) {
  const [limit, setLimit] = useState(CHILDREN);
  return (
    <ul className="value-branch">
      {members.first(limit).map(([key, value]) => (
        <Child key={key} name={key} value={value} depth={depth} />
      ))}
      {members.count > limit && (
        <li>
          <button type="button" className="link" onClick={() => setLimit(limit * 10)}>
            {t('more', { count: members.count - limit })}
          </button>
        </li>
      )}
    </ul>
  );
}

function Child({ name, value, depth }: { name: string; value: unknown; depth: number }) {
  const [open, setOpen] = useState(depth < OPEN_DEPTH);
  const branch = (membersOf(value)?.count ?? 0) > 0;
  if (!branch) {
    return (
      <li>
        <Key name={name} /> <Value value={value} depth={depth + 1} />
      </li>
    );
  }
  return (
    <li>
      <button type="button" className="value-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span aria-hidden="true">{open ? '▾' : '▸'}</span> <Key name={name} />
      </button>
      {open ? <Value value={value} depth={depth + 1} /> : <DataText className="quiet" text={brief(value)} />}
    </li>
  );
}

function Key({ name }: { name: string }) {
  return (
    <span className="value-key">
      <DataText text={name} />:
    </span>
  );
}

function Leaf({ value, depth }: { value: unknown; depth: number }) {
  if (value instanceof Uint8Array) return <Bytes bytes={value} />;
  if (typeof value === 'string') return <Text text={value} depth={depth} />;
  return <span className={`value-${typeof value}`}>{String(value)}</span>;
}

function Bytes({ bytes }: { bytes: Uint8Array }) {
  return (
    <>
      <span className="quiet">{plural('bytes', bytes.length)}</span>
      <pre className="value-bytes">{hexDump(bytes, BYTES)}</pre>
      {bytes.length > BYTES && <span className="quiet">{t('value_first', { count: BYTES })}</span>}
    </>
  );
}

const INSIDE_NAMES = {
  jwt: 'value_jwt',
  json: 'value_json',
  base64: 'value_base64',
} as const satisfies Record<string, MessageKey>;

function Text({ text, depth }: { text: string; depth: number }) {
  const [whole, setWhole] = useState(false);
  const [open, setOpen] = useState(false);
  const inside = insideText(text);
  return (
    <>
      <span className="value-string">
        “<DataText text={whole ? text : text.slice(0, TEXT)} lines />
        {!whole && text.length > TEXT ? '…' : ''}”
      </span>
      {!whole && text.length > TEXT && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {t('value_all', { count: text.length })}
        </button>
      )}
      {inside && (
        <button
          type="button"
          className="value-toggle value-inside"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="inside"
        >
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> {t(INSIDE_NAMES[inside.kind])}
        </button>
      )}
      {inside && open && <Inside inside={inside} depth={depth} />}
    </>
  );
}

function Inside({ inside, depth }: { inside: NonNullable<ReturnType<typeof insideText>>; depth: number }) {
  switch (inside.kind) {
    case 'jwt':
      return <Value value={{ header: inside.header, claims: withTimes(inside.claims) }} depth={depth} />;
    case 'json':
      return <Value value={inside.value} depth={depth} />;
    case 'base64':
      return inside.text === undefined ? (
        <Bytes bytes={inside.bytes} />
      ) : (
        <ul className="value-branch">
          <li>
            <Text text={inside.text} depth={depth} />
          </li>
        </ul>
      );
    default:
      return inside satisfies never;
  }
}

/** Claims that are times count seconds (RFC 7519 section 2): they are also shown as dates. */
function withTimes(claims: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const told = Object.entries(claims).flatMap(([key, value]): [string, unknown][] => {
    const time =
      typeof value === 'number' && /^(?:exp|iat|nbf|auth_time)$/.test(key)
        ? new Date(value * 1000)
        : undefined;
    if (!time || Number.isNaN(time.getTime())) return [[key, value]];
    return [
      [key, value],
      [t('value_date', { key }), time.toISOString()],
    ];
  });
  return Object.fromEntries(told);
}
