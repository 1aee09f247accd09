/** Firefox alone gives content scripts this function; its presence tells that the two worlds see each other's objects. */
const { cloneInto } = globalThis as { cloneInto?: unknown };

/**
 * The data of an event that the page's world made. Chromium copies it; Firefox shows the page's own objects through
 * wrappers, whose byte arrays are no `Uint8Array` here
 * (https://firefox-source-docs.mozilla.org/dom/scriptSecurity/xray_vision.html).
 */
export const dataFromPage = ({ data }: MessageEvent<unknown>): unknown =>
  import.meta.env.MODE === 'firefox' && cloneInto ? structuredClone(data) : data;
