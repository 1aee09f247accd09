import type * as publicApi from './public-api.d.ts';
import { WebSocketReporter } from './reporter.ts';
import { expect, test } from './web-sockets.ts';

// The compiler's check that the published declarations are true.
({ default: WebSocketReporter, expect, test }) satisfies typeof publicApi;

export { expect, test, WebSocketReporter as default };
