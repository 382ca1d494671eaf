import { assertNever } from '../domain/assert-never.ts';
import { agreementCommandSpecs, type AgreementEvent } from '../domain/agreement/index.ts';
import { isAboutDeadline } from '../domain/durable/deadline-events.ts';
import { rulesOfAgreements, type RuleKey } from '../domain/rules/index.ts';
import { longDate, type Lang } from './lang.ts';
import { deadlineSentence } from './deadline-events.ts';
import { refusedText } from './refused.ts';
import {
  actionDropReasonWords,
  actionTitleWords,
  agreementEndReasonWords,
  agreementOwnerWords,
  putOffReasonWords,
} from './agreement-codes.ts';

const titles = rulesOfAgreements.at(-1)!.rules;
/** What a rule of agreements is called, and whose task it is. */
const ruleOfAgreements = {
  titleOf: (rule: RuleKey, lang: Lang): string => titles[rule]?.title[lang] ?? rule,
  ownerOf: (rule: RuleKey) => titles[rule].owner,
};

export const agreementCommandText = (name: string, lang: Lang): string =>
  Object.hasOwn(agreementCommandSpecs, name)
    ? agreementCommandSpecs[name as keyof typeof agreementCommandSpecs].title[lang]
    : { nl: 'een onbekende opdracht', en: 'an unknown command' }[lang];

const dropText = (reason: Extract<AgreementEvent, { type: 'ActionDropped' }>['reason'], lang: Lang): string => {
  if (reason === 'planSkipped') return lang === 'nl' ? 'dat jaar kreeg geen plan' : 'that year got no plan';
  if (reason === 'agreementEnded') return lang === 'nl' ? 'de overeenkomst is afgelopen' : 'the agreement ended';
  return actionDropReasonWords[reason][lang];
};

/** What happened, as people tell it. */
export function agreementEventSentence(event: AgreementEvent, lang: Lang): string {
  if (isAboutDeadline(event)) return deadlineSentence(event, ruleOfAgreements, lang);
  const nl = lang === 'nl';
  const day = (date: string) => longDate(date as AgreementEvent['on'], lang);
  switch (event.type) {
    case 'AgreementBegan':
      return nl ? `Overeenkomst vanaf ${day(event.from)}` : `Agreement from ${day(event.from)}`;
    case 'ActionPlanned': {
      const who = agreementOwnerWords[event.owner][lang];
      const what = `${event.actionId}, ${actionTitleWords[event.title][lang]}`;
      return nl
        ? `Actie ${what}: ${who}, tegen ${day(event.targetOn)}`
        : `Action ${what}: ${who}, by ${day(event.targetOn)}`;
    }
    case 'PlanAgreed':
      return nl ? `Actieplan van ${event.year} afgesproken` : `Action plan of ${event.year} agreed`;
    case 'ActionDone':
      return nl ? `Actie ${event.actionId} gedaan` : `Action ${event.actionId} done`;
    case 'ActionPutOff': {
      const why = putOffReasonWords[event.reason][lang];
      return nl
        ? `Actie ${event.actionId} uitgesteld van ${day(event.from)} naar ${day(event.targetOn)} (${why})`
        : `Action ${event.actionId} put off from ${day(event.from)} to ${day(event.targetOn)} (${why})`;
    }
    case 'ActionGiven': {
      const who = agreementOwnerWords[event.owner][lang];
      return nl ? `Actie ${event.actionId} is nu van ${who}` : `Action ${event.actionId} is now ${who}’s`;
    }
    case 'ActionDropped':
      return nl
        ? `Actie ${event.actionId} geschrapt (${dropText(event.reason, lang)})`
        : `Action ${event.actionId} dropped (${dropText(event.reason, lang)})`;
    case 'AgreementRenewed':
      return nl
        ? `Overeenkomst verlengd tot ${day(event.termEndsOn)}`
        : `Agreement renewed until ${day(event.termEndsOn)}`;
    case 'EndFixed': {
      const why = agreementEndReasonWords[event.because][lang];
      return nl ? `Laatste dag wordt ${day(event.until)} (${why})` : `The last day is ${day(event.until)} (${why})`;
    }
    case 'AgreementEnded':
      return nl ? `Overeenkomst afgelopen na ${day(event.lastDay)}` : `The agreement ended after ${day(event.lastDay)}`;
    case 'CalendarAdopted':
      return nl
        ? `Sluitingsdagen van versie ${event.version} aangenomen`
        : `Closing days of version ${event.version} adopted`;
    case 'SignalRefused': {
      const [what, why] = [agreementCommandText(event.command, lang), refusedText(event.code, lang)];
      return nl ? `Opdracht geweigerd: ${what} (${why})` : `The signal was refused: ${what} (${why})`;
    }
    default:
      return assertNever(event);
  }
}
