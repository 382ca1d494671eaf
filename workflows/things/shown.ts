import type { SearchAttributePair } from '@temporalio/common';
import { startOfDay, type LocalDate } from '../../domain/calendar/index.ts';
import type { DeadlineWait } from '../../domain/durable/index.ts';
import { pairsOf, type Attributes } from '../attributes.ts';
import type { AnyState } from '../durable/contract.ts';

/** What of a thing an operator searches by, beside what it waits for. */
export interface Whose {
  readonly province: Attributes['Province'] | null;
  readonly partner: Attributes['Partner'];
  readonly ruleVersion: string;
}

type Begun<State extends AnyState> = Exclude<State, { phase: 'none' }>;
type WaitsOf<State extends AnyState> = (state: Begun<State>, today: LocalDate) => readonly DeadlineWait[];

/** The same attributes as a trajectory's: an operator finds all with one query. */
export const attributesBy =
  <State extends AnyState>(waiting: WaitsOf<State>, whose: (state: Begun<State>) => Whose) =>
  (state: Begun<State>, today: LocalDate): Partial<Attributes> => {
    const all = waiting(state, today);
    const [first] = all;
    const { province, partner, ruleVersion } = whose(state);
    return {
      ...(province === null ? {} : { Province: province }),
      Partner: partner,
      // Its own phases beside those of trajectories: the attribute is a keyword.
      Phase: state.phase as Attributes['Phase'],
      WaitingFor: first ? `${first.who} ${first.rule}` : null,
      NextDeadline: first ? new Date(startOfDay(first.until)) : null,
      Overdue: all.some(({ overdue }) => overdue),
      EscalationLevel: Math.max(0, ...all.map(({ escalation }) => escalation)),
      RuleVersion: ruleVersion,
    };
  };

export const pairsAtStart = (values: Partial<Attributes>): SearchAttributePair[] =>
  pairsOf(values).filter(({ value }) => value !== null);

/** Markdown: what it waits for and why. */
export const waitsShown = (waits: readonly DeadlineWait[]): string =>
  waits.length === 0 ? '' : `\n\n**Waits for**\n${waits.map((one) => `- ${line(one)}`).join('\n')}`;

const line = ({ who, until, rule, ruleVersion, overdue, escalation, otherwise }: DeadlineWait): string =>
  `${who} · until ${until} (${rule}, rules ${ruleVersion})${overdue ? ` **overdue**, escalation ${escalation}` : ''}${
    otherwise ? ` · then ${otherwise.rung} on ${otherwise.on}` : ''
  }`;
