import type { LocalDate } from '../domain/calendar/index.ts';
import type { DeadlineEvent } from '../domain/durable/deadline-events.ts';
import type { Owner, RuleKey } from '../domain/rules/index.ts';
import { extended, felt, moved, nowBy, type Sentences } from './event-parts.ts';
import { longDate, type Lang } from './lang.ts';
import { ownerOf, ruleWords, rungText } from './rules.ts';

/** What became of a date. */
export const deadlineSentences = {
  DeadlineOpened: ({ deadline: { rule, dueOn } }) => ({
    nl: `Termijn geopend: ${ruleWords(rule).nl}, tegen ${longDate(dueOn, 'nl')}`,
    en: `The deadline ${ruleWords(rule).en} was opened, due ${longDate(dueOn, 'en')}`,
  }),
  DeadlineMoved: ({ rule, from, dueOn, reason, why: because, ruleVersion }) =>
    from === dueOn
      ? {
          nl: `Termijn blijft: ${ruleWords(rule).nl}, op ${longDate(dueOn, 'nl')}${nowBy('nl', ruleVersion, reason)}`,
          en: `The deadline ${ruleWords(rule).en} stays on ${longDate(dueOn, 'en')}${nowBy('en', ruleVersion, reason)}`,
        }
      : {
          nl: `Termijn verschoven: ${ruleWords(rule).nl}, naar ${longDate(dueOn, 'nl')} (${moved[reason].nl}${extended('nl', because)})`,
          en: `The deadline ${ruleWords(rule).en} was moved to ${longDate(dueOn, 'en')} (${moved[reason].en}${extended('en', because)})`,
        },
  DeadlineReached: ({ rule, rung }) => ({
    nl: `${ruleWords(rule).nl}: ${rungText(rung, ownerOf(rule), 'nl')}`,
    en: `${ruleWords(rule).en} reached: ${rungText(rung, ownerOf(rule), 'en')}`,
  }),
  DeadlineMet: ({ rule, late }) => ({
    nl: `Gedaan${late ? ', te laat' : ' op tijd'}: ${ruleWords(rule).nl}`,
    en: `Was done ${late ? 'late' : 'in time'}: ${ruleWords(rule).en}`,
  }),
  DeadlineFell: ({ rule }) => {
    const fell = felt(rule);
    return { nl: `${fell.nl}: ${ruleWords(rule).nl}`, en: `${fell.en}: ${ruleWords(rule).en}` };
  },
  DeadlineCancelled: ({ rule }) => ({
    nl: `Termijn vervallen: ${ruleWords(rule).nl}`,
    en: `The deadline ${ruleWords(rule).en} was cancelled`,
  }),
} satisfies Partial<Sentences>;

/** The same of a group and of an agreement. @param rules what a rule is called there, and whose task it is */
export function deadlineSentence(
  event: DeadlineEvent,
  { titleOf, ownerOf: whose }: { titleOf(rule: RuleKey, lang: Lang): string; ownerOf(rule: RuleKey): Owner },
  lang: Lang,
): string {
  const nl = lang === 'nl';
  const day = (on: LocalDate) => longDate(on, lang);
  const { rule } = event.type === 'DeadlineOpened' ? event.deadline : event;
  const task = titleOf(rule, lang);
  switch (event.type) {
    case 'DeadlineOpened':
      return `${task}: ${nl ? 'uiterlijk' : 'by'} ${day(event.deadline.dueOn)}`;
    case 'DeadlineReached':
      return `${task}: ${rungText(event.rung, whose(rule), lang)}`;
    case 'DeadlineMet':
      return nl
        ? `${task}: ${event.late ? 'te laat' : 'op tijd'} gedaan`
        : `${task}: done ${event.late ? 'late' : 'in time'}`;
    case 'DeadlineMoved':
      if (event.from === event.dueOn) return `${task}: ${nl ? 'blijft op' : 'stays on'} ${day(event.dueOn)}`;
      return nl
        ? `${task}: van ${day(event.from)} naar ${day(event.dueOn)}`
        : `${task}: from ${day(event.from)} to ${day(event.dueOn)}`;
    case 'DeadlineFell':
      return `${task}: ${nl ? 'verstreken' : 'fell due'}`;
    case 'DeadlineCancelled':
      return `${task}: ${nl ? 'vervallen' : 'cancelled'}`;
  }
}
