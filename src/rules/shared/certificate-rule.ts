import type { LogTopic } from '../../capture/log-line.ts';
import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix, type Rule } from '../../diagnosis/rule.ts';
import type { CommandTarget } from '../../fixes/command-target.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { certificateCheck } from '../../fixes/shell-commands.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';
import { logLineOn } from '../../session/log-lines.ts';

/** What distinguishes one certificate error from the others. */
export interface CertificateFault<Id extends string> {
  id: Id;
  title: string;
  errors: RegExp;
  /** The title's predicate, after "The certificate of host:port". */
  predicate: string;
  /** A log's statement that shows this fault, although the browser reports another one first. */
  topic?: LogTopic;
  fixes(target: CommandTarget): Fix[];
}

/** All certificate errors have the same kind of evidence and the same first check. */
export function certificateRule<const Id extends string>(fault: CertificateFault<Id>): Rule<Id, never> {
  return defineRule({
    id: fault.id,
    title: fault.title,
    severity: 'error',
    scenario: 'B10',
    spec: 'https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h',
    scope: 'endpoint',
    requires: ['wire'],
    detect(connection) {
      const error = netErrorOf(connection) ?? '';
      const logged = error !== '' && fault.topic !== undefined && logLineOn(connection, fault.topic);
      if (!fault.errors.test(error) && !logged) return undefined;
      return {
        confidence: 'certain',
        title: `The certificate of ${endpointOf(connection)} ${fault.predicate}`,
        evidence: evidence(networkLogEvidence(connection), pageEvidence(connection)),
        facts: { ...endpointFacts(connection), error },
      };
    },
    fixes(_match, connection, session) {
      const target = commandTarget(connection, session);
      return [
        {
          title: 'Read the certificate that is served',
          detail: 'It may be another than the one you installed: the port, or a proxy in front, has its own.',
          snippet: certificateCheck(target),
          language: 'sh',
        },
        ...fault.fixes(target),
      ];
    },
  });
}
