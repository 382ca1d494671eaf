/** Why any command of any durable thing may be refused, before its own decision is asked. */
export const sharedRefusalCodes = [
  'command.unknown',
  'command.missingField',
  'command.badField',
  'command.unknownField',
  'actor.notAllowed',
  'date.inFuture',
  'date.before',
  'date.after',
  'limit.reached',
  'calendar.notNewer',
] as const;
export type SharedRefusalCode = (typeof sharedRefusalCodes)[number];

/** A refusal is a value, never an exception. `details` hold codes, dates and numbers. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  readonly details: Readonly<Record<string, string | number>>;
}

export const refuse = <const Code extends string>(
  refused: Code,
  details: Record<string, string | number> = {},
): Refusal<Code> => ({ refused, details });

export const isRefused = <Code extends string = string>(value: unknown): value is Refusal<Code> =>
  typeof value === 'object' && value !== null && 'refused' in value;
