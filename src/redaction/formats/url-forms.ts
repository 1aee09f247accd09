function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

/**
 * A text as it may be written in a url. Encoders differ in the characters that they leave as they are, in the space, and
 * in the case of the hexadecimal digits, which mean the same (RFC 3986 section 2.1).
 */
export function urlForms(text: string): string[] {
  const wellFormed = text.replace(/\p{Cs}/gu, '\ufffd');
  const component = encodeURIComponent(wellFormed);
  const encoded = [
    component,
    // The unreserved characters alone are left: RFC 3986 section 2.3.
    component.replace(/[!'()*]/g, percent),
    // URLSearchParams: https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set
    component.replace(/[!'()~]/g, percent),
    // As it was put into the query of a url: https://url.spec.whatwg.org/#special-query-percent-encode-set
    wellFormed.replace(/[^!$-&(-;=?-~]/gu, (char) => (char === "'" ? '%27' : encodeURIComponent(char))),
  ];
  const forms = encoded.flatMap((each) => [each, each.replace(/%20/g, '+')]);
  return [...forms, ...forms.map((each) => each.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()))];
}
