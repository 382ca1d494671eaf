import { extended, felt, moved, nowBy, type Sentences } from './event-parts.ts';
import { longDate } from './lang.ts';
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
