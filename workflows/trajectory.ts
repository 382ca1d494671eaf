import {
  assertTrajectory,
  catchUp,
  commandSpecs,
  completed,
  deadlines,
  decide,
  effects,
  forecast,
  isOpen,
  judgements,
  lanes,
  machineCommands,
  namingColleagues,
  noteRefusedSignal,
  refuse,
  stillWanted,
  toldAt,
  waiting,
  type CommandName,
  type Effect,
  type Refusal,
  type Trajectory,
  type TrajectoryEvent,
  type Wait,
} from '../domain/trajectory/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import { attributesOf } from './attributes.ts';
import type { Carried } from './contract.ts';
import type { Definition } from './durable/definition.ts';
import { live } from './durable/run.ts';
import { dueOf } from './durable/due.ts';
import { drop, perform, record, unanswered, waitsForAnother } from './trajectories/effects.ts';

/**
 * One person's way through the programme, from registration to the end of jobcoaching: two to three and a half years.
 */
export const trajectory = (carried: Carried): Promise<void> => live(definition, carried);

const ofTheApplication: ReadonlySet<string> = new Set(['mergeInto', 'adoptRules', 'adoptCalendar']);

const definition: Definition<Trajectory, TrajectoryEvent, Effect> = {
  name: 'trajectory',
  opened(state) {
    assertTrajectory(state);
    return completed(state);
  },
  isOver: ({ phase }) => phase === 'closed',

  commands: commandSpecs,
  decide,
  catchUp,
  signalledBy(name) {
    // Which trajectories are one person's only the side store knows.
    // And by what dates are counted: only what was loaded may be, which the application looks at.
    if (judgements.has(name) || namingColleagues.has(name) || ofTheApplication.has(name))
      return refuse('actor.notAllowed', { role: 'operator', allowed: 'mediator' });
    return machineCommands.has(name as CommandName) ? { role: 'system' } : { role: 'operator', id: 'signal' };
  },
  refusedSignal: (state, name, refusal, context) => noteRefusedSignal(state, name, refusal as Refusal, context),
  dues: (state, rules) => deadlines(state).flatMap((deadline) => dueOf(deadline, rules) ?? []),

  effects: (events, _before, after) => effects(events, after),
  stillWanted,
  lanes,
  waitsForAnother,
  record,
  perform,
  unanswered,
  drop,

  attributes: attributesOf,
  details(state, today, rules) {
    const head = `### ${state.phase} since ${state.phaseSince} · ${state.province}`;
    if (!isOpen(state)) return { head, body: `\n\nClosed: ${state.reason}.` };
    const wait = waiting(state, today);
    if (!wait) return { head, body: '' };
    const pause = state.pause ? `\n\nOn pause until ${state.pause.until} (${state.pause.reason}).` : '';
    const also = wait.also.map((other) => `- ${line(other, rules)}`).join('\n');
    return { head, body: `${pause}\n\n**Waits for** ${line(wait.waitsFor, rules)}${also ? `\n\nAlso:\n${also}` : ''}` };
  },
  queries: {
    waiting: {
      description: 'Who must do what, until when, what happens otherwise.',
      ask: (state, { today }) => waiting(state, today),
    },
    forecast: { description: 'The future if nobody does anything.', ask: forecast },
  },
};

function line({ who, rule, ruleVersion, until, overdue, escalation, otherwise }: Wait, { rules }: RuleSet): string {
  const late = overdue ? ` **overdue**, escalation ${escalation}` : '';
  const told = otherwise?.rung === 'teamLead' ? toldAt(otherwise.rung, who).join(' and ') : otherwise?.rung;
  const then = otherwise ? `then ${told} on ${otherwise.on}` : 'top of the ladder';
  return `${who} · ${rules[rule].title.en} · until ${until} (${rule}, rules ${ruleVersion})${late} · ${then}`;
}
