import { z } from 'zod';
import { parseJson } from '../json.ts';
import { isDay } from '../localDate.ts';
import { edgeOf, holds, open } from '../magda/period.ts';
import type { AnswerFault } from './failures.ts';

/** What RIZIV says about a day: facts for the mediator, and never a medical one. */
export type IncapacityAnswer =
  | { readonly status: 'none' | 'notYetKnown' }
  | {
      readonly status: 'recognisedIncapable';
      /** Absent where it began before our time. */
      readonly since?: string;
      /** Last day recognised so far. */
      readonly until?: string;
      readonly partTimeAllowed?: boolean;
      readonly returnToWorkStarted?: boolean;
    };

const date = z.string().refine(isDay);
const echo = { reference: z.string(), insz: z.string() };
const absent = z.undefined().optional();

/** Unknown fields are dropped unread: should a medical fact ever be sent, it ends here. */
const wire = z.discriminatedUnion('status', [
  z.object({
    ...echo,
    status: z.literal('recognisedIncapable'),
    since: date,
    until: date.optional(),
    partTimeAllowed: z.boolean().optional(),
    returnToWorkStarted: z.boolean().optional(),
  }),
  z.object({
    ...echo,
    status: z.enum(['none', 'notYetKnown']),
    // A "no" with the details of a "yes" contradicts itself.
    since: absent,
    until: absent,
    partTimeAllowed: absent,
    returnToWorkStarted: absent,
  }),
]);

export type StatusReading =
  | { readonly kind: 'status'; readonly status: IncapacityAnswer }
  | { readonly kind: 'unusable'; readonly fault: AnswerFault };

/** Reads the body of a 200 and believes it only when it answers this question about this person. */
export function readStatus(body: string, asked: { insz: string; on: string; reference: string }): StatusReading {
  const parsed = wire.safeParse(parseJson(body));
  if (!parsed.success) return unusable('riziv.malformed');
  const { reference, insz, ...status } = parsed.data;
  if (reference !== asked.reference) return unusable('riziv.correlation');
  if (insz !== asked.insz) return unusable('riziv.personMismatch');
  if (status.status !== 'recognisedIncapable') return { kind: 'status', status: { status: status.status } };
  const { since, until, ...rest } = status;
  const period = { begin: edgeOf(since, 'begin'), end: until === undefined ? open : edgeOf(until, 'end') };
  if (holds(period, asked.on) !== 'yes') return unusable('riziv.malformed');
  const { begin, end } = period;
  const days = { ...(begin.kind === 'day' && { since }), ...(end.kind === 'day' && { until: end.date }) };
  return { kind: 'status', status: { ...rest, ...days } };
}

function unusable(fault: AnswerFault): StatusReading {
  return { kind: 'unusable', fault };
}

const task = z.discriminatedUnion('status', [
  z.object({ status: z.literal('pending') }),
  z.object({ status: z.literal('failed') }),
  z.object({ status: z.literal('done'), result: z.unknown() }),
]);

/** How far a task is; the result is text again, to be read like an answer that came at once. */
export function readTask(
  body: string,
): { readonly status: 'pending' | 'failed' } | { readonly status: 'done'; readonly result: string } | null {
  const parsed = task.safeParse(parseJson(body));
  if (!parsed.success) return null;
  return parsed.data.status === 'done'
    ? { status: 'done', result: JSON.stringify(parsed.data.result ?? null) }
    : { status: parsed.data.status };
}
