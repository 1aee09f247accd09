import type { ProcessItem } from './log-item.ts';

/** What the lines of one stack trace say, in their order. */
export interface StackTraceReader {
  /** Whether the line is part of a stack trace; `item` once it is known what was thrown. */
  read(line: string): { item?: ProcessItem } | undefined;
  /** An item that may be the heading of the stack trace which the next lines have. */
  heading(item: ProcessItem): void;
  /** Another item says what the stack trace says that begins now. */
  isTold(): void;
}

const PYTHON_BEGIN = /^\s*Traceback \(most recent call last\):$/;
const PYTHON_FRAME = /^\s*File "([^"]+)", line (\d+)(?:, in (\S+))?/;
const PYTHON_END =
  /^((?:\w+\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning|Timeout|Closed\w*|Disconnect|DoesNotExist)|[a-z_]+(?:\.\w+)+)(?::\s*(.*))?$/;
/** Node.js, a browser or Java: `at name (file:line:column)`, `at package.Class.method(File.java:12)`. */
const AT = /^\s*at (?:async )?(?:.*\()?([^()\s]+?):(\d+)(?::\d+)?\)?$/;
const JAVA_AT = /^\s*at ((?:[\w$]+\.)+[\w$<>]+)\(([\w$]+\.\w+):(\d+)\)/;
const GO_AT = /^\t(\/\S+\.go):(\d+) /;
const OTHER_PART =
  /^\s*(?:at (?:<anonymous>|new |async |Object\.|[\w$.<>]+ ?\()|\.{3} \d+ more$|goroutine \d+ \[|created by |\[signal |Caused by: |During handling of the above|The above exception was|exit status \d|Node\.js v\d|~*\^+~*\s*$)/;
const NOT_APPLICATION =
  /^node:|node_modules|^internal\/|\/(?:site|dist)-packages\/|\/lib\/python|\/usr\/(?:local\/)?(?:lib\/)?go\/|\/pkg\/mod\//;
const JAVA_LIBRARY =
  /^(?:java|javax|jakarta|jdk|sun|com\.sun|org\.(?:apache|springframework|eclipse)|io\.(?:netty|undertow))\./;

/** Lines after which a stack trace is over: nothing else would end one that is cut. */
const MOST_LINES = 400;

const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

export function createStackTraceReader(): StackTraceReader {
  let python: { place: string } | undefined;
  /** What was thrown, and still has no place. */
  let open: ProcessItem | undefined;
  let header: ProcessItem | undefined;
  let since = 0;
  let told = false;

  const placed = (place: string): void => {
    if (!open) return;
    open.text += ` (${place})`;
    open = undefined;
  };

  return {
    heading(item) {
      header = item;
      open = /\bat .*:\d+\)?$/.test(item.text) ? undefined : item;
      since = 0;
      told = false;
    },
    isTold() {
      header = undefined;
      open = undefined;
      told = true;
    },
    read(line) {
      since += 1;
      if (since > MOST_LINES) {
        open = undefined;
        header = undefined;
        python = undefined;
      }
      if (PYTHON_BEGIN.test(line)) {
        python = { place: '' };
        if (since > 2) header = undefined;
        since = 0;
        return {};
      }
      if (python) {
        const end = PYTHON_END.exec(line);
        if (end && !/^\s/.test(line)) {
          const item = thrownBy(end[1] ?? '', end[2] ?? '', python.place, header);
          const isNew = header !== item && !told;
          python = undefined;
          open = undefined;
          header = undefined;
          told = false;
          return isNew ? { item } : {};
        }
        const frame = PYTHON_FRAME.exec(line);
        if (frame) {
          const [, file = '', number = '', name] = frame;
          const place = `${baseName(file)}, line ${number}${name === undefined ? '' : `, in ${name}`}`;
          if (python.place === '' || !NOT_APPLICATION.test(file)) python.place = place;
          return {};
        }
        if (/^\s/.test(line)) return {};
        python = undefined;
      }
      const java = JAVA_AT.exec(line);
      if (java) {
        const [, method = '', file = '', number = ''] = java;
        if (!JAVA_LIBRARY.test(method)) placed(`${file}, line ${number}`);
        return {};
      }
      const at = AT.exec(line);
      if (at) {
        const [, file = '', number = ''] = at;
        if (!NOT_APPLICATION.test(file)) placed(`${baseName(file)}, line ${number}`);
        return {};
      }
      const go = GO_AT.exec(line);
      if (go) {
        const [, file = '', number = ''] = go;
        if (!NOT_APPLICATION.test(file)) placed(`${baseName(file)}, line ${number}`);
        return {};
      }
      // Node.js ends with its version, and only an exception that nobody caught ends it.
      if (header && /^Node\.js v\d/.test(line)) header.topic = 'server-crashed';
      return OTHER_PART.test(line) ? {} : undefined;
    },
  };
}

/** The heading, such as "Exception in ASGI application", with what was thrown; without one an item of its own. */
function thrownBy(
  name: string,
  message: string,
  place: string,
  header: ProcessItem | undefined,
): ProcessItem {
  const words = message === '' ? name : `${name}: ${message}`;
  const where = place === '' ? '' : ` (${place})`;
  if (!header)
    return { kind: 'process', log: 'Python log', text: `${words}${where}`, topic: 'server-exception' };
  const told = message !== '' && header.text.includes(message) ? `: ${name}` : `: ${words}`;
  header.text = `${header.text}${told}${where}`;
  return header;
}
