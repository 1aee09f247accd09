import type { Fix } from '../diagnosis/rule.ts';
import { wsdoctorSnippet } from '../shared/published.ts';

/** Extensions blank the reason in DevTools, not in the log of the network stack. */
export const RECORD_NET_LOG: Fix = {
  title: 'Record a net log, which has the reason',
  detail:
    'No extension can hide the reason there. 1. Open chrome://net-export in a new tab (edge://net-export in Edge). 2. Click "Start Logging to Disk" and choose a file. 3. Reload the page and wait until the connection fails. 4. Click "Stop Logging". 5. Open the file in this panel, or run the command. URLs in the log have their query, and tokens in it: do not publish the file.',
  snippet: wsdoctorSnippet('diagnose chrome-net-export-log.json'),
  language: 'sh',
};

export const RECORD_RAW_BYTES: Fix = {
  title: 'Record the net log again with raw bytes',
  detail:
    'Open chrome://net-export, choose "Include raw bytes", click "Start Logging to Disk", reload the page and wait for the close, then click "Stop Logging". The log then has the close code, cookies and all messages: do not publish the file.',
  snippet: wsdoctorSnippet('diagnose chrome-net-export-log.json'),
  language: 'sh',
};
