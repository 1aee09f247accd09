import { quote } from '../diagnosis/evidence.ts';
import type { Fix, Variant } from '../diagnosis/rule.ts';
import { type Connection, endOf } from '../session/connection.ts';
import { utcTime } from '../shared/format.ts';

/** What the user of a server can do who cannot read its log. */
function reportToOperator(host: string, connection: Connection): Fix {
  return {
    title: `Report it to whoever runs ${host}`,
    detail: `Only they can read its log and change its configuration. Give the time (${utcTime(endOf(connection))}), the URL without its query, the status or close code, and the words of the server. Check its documentation and status page first.`,
  };
}

/** One fix and the same for other products, each to be unfolded. */
function variantsOf({ title, detail, snippet, language, variants = [] }: Fix): Variant[] {
  const where = detail.replace(/[.\s]+$/, '');
  return [
    ...(snippet === undefined || language === undefined
      ? []
      : [{ product: title, where, snippet, language }]),
    ...variants.map((one) => ({ ...one, product: `${title}, ${one.product}` })),
  ];
}

/**
 * For the reader of a page that uses somebody else's server, perhaps: first what its user can do, last what its
 * operator can do, with the commands folded.
 */
export function strangersFixes(fixes: readonly Fix[], connection: Connection): Fix[] {
  const host = quote(connection.parsedUrl.host);
  const forOperator = fixes.filter(({ by }) => by === 'operator');
  const steps = forOperator.map((fix) =>
    fix.snippet === undefined ? `${fix.title}. ${fix.detail}` : `${fix.title}.`,
  );
  const folded: Fix = {
    title: `If you run ${host}`,
    detail: steps.join(' '),
    variants: forOperator.flatMap(variantsOf),
  };
  return [...fixes.filter(({ by }) => by !== 'operator'), reportToOperator(host, connection), folded];
}
