const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  ndash: '-',
};

function plainText(markup: string): string {
  return markup
    .replace(/<[^<>]{0,1000}>/g, ' ')
    .replace(/&(#?\w{1,8});/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Returns the texts of the elements of this name, at most five. */
function elements(markup: string, name: string): string[] {
  const lower = markup.toLowerCase();
  const found: string[] = [];
  let from = 0;
  while (found.length < 5) {
    const open = lower.indexOf(`<${name}`, from);
    if (open === -1) break;
    const start = lower.indexOf('>', open);
    if (start === -1) break;
    from = start + 1;
    if (!/[\s>]/.test(lower.charAt(open + name.length + 1))) continue;
    const end = lower.indexOf(`</${name}`, start);
    const text = plainText(markup.slice(start + 1, end === -1 ? undefined : end));
    if (text !== '') found.push(text);
    if (end === -1) break;
    from = end;
  }
  return found;
}

export function isHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body|h1|title)/i.test(text);
}

/** Whether the text is XML other than HTML. */
export function isXml(text: string): boolean {
  return /^\s*<(?:\?xml|[a-zA-Z])/.test(text) && text.includes('>') && !isHtml(text);
}

/** Returns the sentences of an HTML page, the title first. */
export function htmlTexts(html: string): string[] {
  const body = html.replace(/<(script|style)\b/gi, '\n<$1');
  const texts = [
    ...elements(body, 'title'),
    ...elements(body, 'h1'),
    ...elements(body, 'h2'),
    ...elements(body, 'p'),
  ];
  const rest = plainText(elements(body, 'body')[0] ?? '');
  if (rest !== '' && rest.length < 600) texts.push(rest);
  return texts.length > 0 ? texts : [plainText(html)];
}

/** Returns what an XML text says: its text elements, its code element or condition, and its element names. */
export function xmlTexts(xml: string): { texts: string[]; code?: string; names: string[] } {
  const names = [...xml.matchAll(/<([a-zA-Z][\w:.-]{0,60})/g)].slice(0, 20).map((match) => match[1] ?? '');
  const texts = [
    ...elements(xml, 'message'),
    ...elements(xml, 'text'),
    ...elements(xml, 'faultstring'),
    ...elements(xml, 'description'),
    ...elements(xml, 'reason'),
  ];
  const empty = /<([a-z][a-z-]{2,60})(?:\s[^<>]{0,200})?\/>/.exec(xml)?.[1];
  const code = elements(xml, 'code')[0] ?? elements(xml, 'faultcode')[0] ?? empty;
  const whole = plainText(xml);
  if (texts.length === 0 && whole !== '') texts.push(whole);
  return { texts, names, ...(code === undefined ? {} : { code }) };
}
