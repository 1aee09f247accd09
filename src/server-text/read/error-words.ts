import { list } from '../vocabulary/phrases.ts';

/** Names of fields and events that tell an error from a message. */
export const EVENT_KEYS: ReadonlySet<string> = new Set(
  list(`
    type; event; name; op; method; msg; janus; t; resptype; ev; kind; action; e; cmd; status; message;
    state; topic; messagetype; result; class; level; severity; s
  `),
);

export const EVENT_WORDS: ReadonlySet<string> = new Set(
  list(`
    error; errored; failed; failure; fail; fault; invalid; denied; reject; rejected; unauthorized;
    forbidden; kick; kicked; banned; disconnect; nack; fatal; timeout; goaway; shutdown; exception;
    terminated; maintenance; nok; kickout; unauthenticated
  `),
);

/** Events of something on the connection, not of the connection. */
export const OTHER_SUBJECTS: ReadonlySet<string> = new Set(
  list(`
    order; orders; trade; payment; user; member; player; peer; participant; job; build; task; call;
    device; invoice; transaction; webhook; chat; post; test
  `),
);

export const ERROR_KEYS: ReadonlySet<string> = new Set(
  list(`
    error; err; errors; errormessage; errormsg; errmsg; exception; errorcode; errcode; errortype; errno;
    errordescription
  `),
);

export const SUCCESS_KEYS: ReadonlySet<string> = new Set(
  list(`
    ok; success; succeeded; successful; accepted; authenticated; authorized; issuccess
  `),
);

export const CODE_KEYS: ReadonlySet<string> = new Set(
  list(`
    code; status; statuscode; retcode; ret; errorcode; errcode; rc
  `),
);

export const NOTHING: ReadonlySet<string> = new Set(
  list(`
    ; 0; none; null; ok; success; false; no; no error; undefined; nil; 200; 1000
  `),
);

export const CONTEXT_KEYS: ReadonlySet<string> = new Set(
  list(`
    connectionid; requestid; traceid; correlationid; timestamp; path; url; sid; id; documentationurl
  `),
);
