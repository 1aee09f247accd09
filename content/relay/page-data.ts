/**
 * Data of events between the page's world and ours. Chromium copies it; Firefox shows each side the other's objects, to the
 * page not at all and to us through wrappers that are no `Uint8Array`
 * (https://firefox-source-docs.mozilla.org/dom/scriptSecurity/xray_vision.html).
 */
const { cloneInto } = globalThis as { cloneInto?: (value: unknown, target: Window) => unknown };

export const dataFromPage = ({ data }: MessageEvent<unknown>): unknown =>
  cloneInto ? structuredClone(data) : data;

export const dataForPage = (value: unknown): unknown => (cloneInto ? cloneInto(value, window) : value);
