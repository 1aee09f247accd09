import { asObject } from '../shared/json-shape.ts';
import { brief } from './brief.ts';
import { briefNamed } from './json.ts';
import { parseTruncatedJson } from './truncated-json.ts';

/** What can be said about a truncated message: it is not decoded, since no decoder has seen it whole. */
export interface CutReading {
  name?: string;
  summary: string;
}

const HEAD = 4_096;
const SUMMARY = 200;
/** The prefix of the JSON in Socket.IO and SockJS. */
const PREFIX = /^(?:4[0-6]\d{0,15}(?:\/[^,[{]{0,100},)?\d{0,15}|a)(?=[[{])/;
const STOMP = /^(SEND|MESSAGE|ERROR)\r?\n(?:[^\r\n]*\r?\n)*?destination:([^\r\n]{1,100})/;

export function readCut(text: string): CutReading {
  const head = text.slice(0, HEAD);
  const stomp = STOMP.exec(head);
  if (stomp) return { name: `${stomp[1]} ${stomp[2]}`, summary: head.slice(stomp[0].length, SUMMARY).trim() };
  const json = head.replace(PREFIX, '');
  const value = json.startsWith('{') || json.startsWith('[') ? parseTruncatedJson(json) : undefined;
  if (value === undefined) return { summary: head.slice(0, SUMMARY) };
  const object = asObject(value);
  if (object) return briefNamed(object);
  // In Socket.IO the first item of the array is the event's name.
  const name = json !== head && Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined;
  return { summary: brief(value), ...(name === undefined ? {} : { name: name.slice(0, 80) }) };
}
