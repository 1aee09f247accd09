/** Why an engine.io transport ended, from the details of a `close` or `disconnect` event: its CloseEvent is in `context`. */
export function describeCause(details: unknown): unknown {
  const { description, context } = (details ?? {}) as { description?: unknown; context?: unknown };
  if (!(context instanceof CloseEvent)) return String(description);
  return [description, context.code, context.reason, context.wasClean];
}
