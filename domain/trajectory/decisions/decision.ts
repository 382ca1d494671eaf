import type { LocalDate } from '../../calendar/index.ts';
import type { CommandData, CommandName } from '../commands.ts';
import type { ActingContext, Context } from '../../durable/context.ts';
import { isOfEdition, type WithEdition } from '../../durable/edition.ts';
import { hasRule, type RuleKey } from '../../rules/index.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Noted, OpenTrajectory, Referral } from '../state.ts';
import type { Story } from '../story.ts';

/**
 * A command in two halves: `may` says whether its moment has come (asked for buttons too, so before any data is known),
 * `decide` emits what happens then, or refuses for its data.
 */
export interface Decision<N extends CommandName, S extends OpenTrajectory = OpenTrajectory> {
  may(state: OpenTrajectory, context: Context): S | Refusal;
  decide(story: Story, state: S, data: CommandData<N>, context: ActingContext): Refusal | void;
}

/** Any decision of a command, whichever state it works on. */
export type AnyDecision<N extends CommandName> = Pick<Decision<N>, 'may'> & {
  decide(story: Story, state: never, data: CommandData<N>, context: ActingContext): Refusal | void;
};

type InPhase<P extends OpenTrajectory['phase']> = Extract<OpenTrajectory, { phase: P }>;

/** The state as one of these phases, or the refusal that says which it is in. */
export function inPhase<const P extends OpenTrajectory['phase']>(
  state: OpenTrajectory,
  ...phases: readonly P[]
): InPhase<P> | Refusal {
  return (phases as readonly string[]).includes(state.phase)
    ? (state as InPhase<P>)
    : refuse('phase.wrong', { phase: state.phase, needs: phases.join('|') });
}

/** The day a thing was done: as given, else today. */
export const dayOf = (data: { readonly on?: LocalDate }, context: Context): LocalDate => data.on ?? context.today;

/** A trajectory under rules from before this one existed cannot use it until it adopts newer ones. */
export const needsRule = ({ rules }: Context, rule: RuleKey): Refusal | null =>
  hasRule(rules, rule) ? null : refuse('rules.unknownRule', { rule, version: rules.version });

/** The group of a referral, for the events that it must hear of. What earlier releases began told groups nothing. */
export const itsCohort = (state: WithEdition, { cohort }: Referral): { readonly cohortId?: string } =>
  cohort && isOfEdition(state, 2) ? { cohortId: cohort.id } : {};

/** The same thing of the same day, noted again without a word to add: it is already so, and nothing happens. */
export function alreadyNoted(
  state: OpenTrajectory,
  { type, on, how, about }: Pick<Noted, 'type' | 'on' | 'how' | 'about'>,
  { noteId }: ActingContext,
): boolean {
  const again = state.recent.some(
    (one) => one.type === type && one.on === on && one.how === how && one.about === about,
  );
  return again && noteId === undefined && isOfEdition(state, 2);
}

/** Put a limit on everything: past it a list is a mistake or an attack, and the state must stay small. */
export const atMost = (limit: number, list: readonly unknown[]): Refusal | null =>
  list.length < limit ? null : refuse('limit.reached', { limit });
