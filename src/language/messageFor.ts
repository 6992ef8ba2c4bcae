/** Sentences by their codes. */

/** A sentence, or what makes one of the parameters. */
export type Message = string | ((params: never) => string);

/** The sentence of a code, from a table that is typed by the codes that it has. */
export function messageFor(
  messages: Readonly<Record<string, Message>>,
  { code, params }: { readonly code: string; readonly params: object },
): string {
  const message = messages[code];
  if (message === undefined)
    throw new RangeError(`messageFor: expected a known code, got ${code}.`);
  return typeof message === 'function' ? message(params as never) : message;
}
