/** What the endpoints need of the browser that visits them, beside a page. */
export interface BrowserNeeds {
  /** Rules for `--host-resolver-rules`; a rule for one name stands before the one for all. */
  hostRules: string[];
  /** The `host:port` of the proxy that leads to a host. */
  proxies: Map<string, string>;
  /** The `address:port` of pages that pass for public sites, which none on loopback is by itself. */
  publicSites: string[];
}

/** Names under this one lead to loopback in a browser with the lab's arguments; `.test` is nobody's (RFC 6761). */
export const labDomain = 'lab.test';

/** Names under this one are reached through a proxy only. */
export const proxyDomain = 'proxy.test';

export function createBrowserNeeds(): BrowserNeeds {
  return { hostRules: [], proxies: new Map(), publicSites: [] };
}

/** The same needs as arguments of Chromium. */
export function browserArgs({ hostRules, proxies, publicSites }: BrowserNeeds): string[] {
  const args = [`--host-resolver-rules=${[...hostRules, `MAP *.${labDomain} 127.0.0.1`].join(',')}`];
  if (proxies.size > 0) {
    const config = proxyConfiguration(proxies);
    args.push(`--proxy-pac-url=data:application/x-ns-proxy-autoconfig;base64,${config}`);
  }
  if (publicSites.length > 0) {
    args.push(`--ip-address-space-overrides=${publicSites.map((site) => `${site}=public`).join(',')}`);
  }
  return args;
}

function proxyConfiguration(proxies: Map<string, string>): string {
  const script = `function FindProxyForURL(url, host) {
  var proxies = ${JSON.stringify(Object.fromEntries(proxies))};
  return proxies[host] ? 'PROXY ' + proxies[host] : 'DIRECT';
}`;
  return Buffer.from(script).toString('base64');
}
