import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { quoted } from '../parse-arguments.ts';

type Authority = { ok: true; ca: string | undefined } | { ok: false; message: string };

/** The certificate authority that `--ca` names, in PEM. */
export async function readAuthority(file: string | undefined): Promise<Authority> {
  if (file === undefined) return { ok: true, ca: undefined };
  try {
    const ca = await readFile(file, 'utf8');
    // TLS passes over a file without certificates, and the user would not learn why nothing is trusted.
    new X509Certificate(ca);
    return { ok: true, ca };
  } catch (error) {
    return { ok: false, message: `--ca ${quoted(file)} ${whyNoCertificate(error as NodeJS.ErrnoException)}` };
  }
}

function whyNoCertificate({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'does not exist';
  return code?.startsWith('ERR_OSSL') ? 'is not a certificate in PEM' : `cannot be read: ${message}`;
}
