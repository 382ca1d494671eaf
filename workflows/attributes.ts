import { defineSearchAttributeKey, type SearchAttributePair, type TypedSearchAttributes } from '@temporalio/common';
import { startOfDay, type LocalDate } from '../domain/calendar/index.ts';
import { waiting, type Trajectory } from '../domain/trajectory/index.ts';

const keys = {
  Province: defineSearchAttributeKey('Province', 'KEYWORD'),
  Partner: defineSearchAttributeKey('Partner', 'KEYWORD'),
  Phase: defineSearchAttributeKey('Phase', 'KEYWORD'),
  WaitingFor: defineSearchAttributeKey('WaitingFor', 'KEYWORD'),
  NextDeadline: defineSearchAttributeKey('NextDeadline', 'DATETIME'),
  Overdue: defineSearchAttributeKey('Overdue', 'BOOL'),
  EscalationLevel: defineSearchAttributeKey('EscalationLevel', 'INT'),
  OnPause: defineSearchAttributeKey('OnPause', 'BOOL'),
  RuleVersion: defineSearchAttributeKey('RuleVersion', 'KEYWORD'),
};

/** What a namespace must have, and of which type: `w2 setup` and a process's start look at it. */
export const searchAttributeTypes = Object.fromEntries(
  Object.entries(keys).map(([name, { type }]) => [name, type]),
) as { readonly [Name in keyof typeof keys]: (typeof keys)[Name]['type'] };

export type Registered = Exclude<Trajectory, { phase: 'none' }>;

/** What an operator can search by: codes, dates and figures only, for search attributes are not encrypted. */
export function attributesOf(state: Registered, today: LocalDate) {
  const wait = waiting(state, today);
  const all = wait ? [wait.waitsFor, ...wait.also] : [];
  return {
    Province: state.province,
    Partner: 'referral' in state && state.referral ? state.referral.partner : null,
    Phase: state.phase,
    WaitingFor: wait ? `${wait.waitsFor.who} ${wait.waitsFor.rule}` : null,
    NextDeadline: wait ? new Date(startOfDay(wait.waitsFor.until)) : null,
    Overdue: all.some(({ overdue }) => overdue),
    EscalationLevel: Math.max(0, ...all.map(({ escalation }) => escalation)),
    OnPause: state.pause !== null,
    RuleVersion: state.ruleVersion,
  };
}

export type Attributes = ReturnType<typeof attributesOf>;

/** The attributes as Temporal takes them; a null unsets one, so at the start of a run nulls stay away. */
export function pairsOf(values: Partial<Attributes>): SearchAttributePair[] {
  return (Object.keys(values) as (keyof Attributes)[]).map(
    (name) => ({ key: keys[name], value: values[name] ?? null }) as SearchAttributePair,
  );
}

/** Those that a run has, as far as they are ours. */
export function attributesIn(found: TypedSearchAttributes): Partial<Attributes> {
  const names = Object.keys(keys) as (keyof Attributes)[];
  return Object.fromEntries(names.map((name) => [name, found.get(keys[name]) ?? null]));
}

export const attributePairs = (state: Registered, today: LocalDate): SearchAttributePair[] =>
  pairsOf(attributesOf(state, today)).filter(({ value }) => value !== null);
