import { daysBetween, type LocalDate } from '../domain/calendar/index.ts';
import type { KnownBirth } from '../domain/people/birth.ts';
import type { RuleKey } from '../domain/rules/index.ts';
import { partnerText } from './partners.ts';
import { assertNever } from '../domain/assert-never.ts';
import type { Matter, Wait } from '../domain/trajectory/index.ts';
import {
  actionOwnerWords,
  lookupSystemWords,
  ocmwQuestionWords,
  ownerWords,
  phaseWords,
  provinceWords,
  roleWords,
  themeWords,
} from './codes.ts';
import { longDate, shortBirth, shortDate, type Lang, type Words } from './lang.ts';
import { escalationText, otherwiseSentence, ruleTitle } from './rules.ts';

/** Words for tables, lists and sentences: Dutch, unless English is asked. A code without words is shown as it is. */
const wordOf = (list: Readonly<Record<string, Words>>, code: string, lang: Lang): string =>
  Object.hasOwn(list, code) ? list[code]![lang] : code;
export const phaseText = (phase: string, lang: Lang = 'nl'): string => wordOf(phaseWords, phase, lang);
export const provinceText = (province: string, lang: Lang = 'nl'): string => wordOf(provinceWords, province, lang);
export const ownerText = (owner: string, lang: Lang = 'nl'): string => wordOf(ownerWords, owner, lang);
export const roleText = (role: string, lang: Lang = 'nl'): string => wordOf(roleWords, role, lang);
export const dateText = (date: string | null): string => (date === null ? '' : shortDate(date as LocalDate));
export const birthText = (birth: KnownBirth | null): string => (birth === null ? '' : shortBirth(birth));
export const daysText = (days: number, lang: Lang = 'nl'): string =>
  `${days} ${{ nl: days === 1 ? 'dag' : 'dagen', en: days === 1 ? 'day' : 'days' }[lang]}`;

/** Which one it is, of several: `actie A2 (wonen) van welzijnsactor CAW Gent`. @param names of welfare actors by id */
export function matterText(matter: Matter, names: Readonly<Record<string, string>> = {}, lang: Lang = 'nl'): string {
  const { id } = matter;
  const nl = lang === 'nl';
  const actor = (actorId: string | null): string => (actorId === null ? '' : ` ${names[actorId] ?? actorId}`);
  switch (matter.kind) {
    case 'action':
      return `${nl ? 'actie' : 'action'} ${id} (${themeWords[matter.theme][lang]}) ${nl ? 'van' : 'of'} ${actionOwnerWords[matter.owner][lang]}${actor(matter.actorId)}`;
    case 'request':
      return `${nl ? `vraag ${id} aan welzijnsactor` : `question ${id} to welfare actor`}${actor(matter.actorId)}`;
    case 'question':
      return `${nl ? `vraag ${id} aan het OCMW` : `question ${id} to the OCMW`}: ${ocmwQuestionWords[matter.question][lang]}`;
    case 'lookup':
      return `${nl ? `opzoeking ${id} bij` : `look-up ${id} at`} ${lookupSystemWords[matter.system][lang]}`;
    case 'referral':
      return `${nl ? `toeleiding ${id} naar` : `referral ${id} to`} ${partnerText(matter.partner)}`;
    case 'expert':
      return nl ? `vraag ${id} naar een ervaringsdeskundige` : `request ${id} for an experience expert`;
    case 'coaching':
      return `jobcoaching ${id}`;
    case 'other':
      return nl ? `nummer ${id}` : `number ${id}`;
    default:
      return assertNever(matter);
  }
}

/** `bemiddelaar: intakegesprek`; what acts by itself has no owner to name. */
export function whoDoesWhat(who: string, rule: RuleKey, matter = '', lang: Lang = 'nl'): string {
  const title = `${ruleTitle(rule, lang)}${matter && `, ${matter}`}`;
  return who === 'rule' || who === 'system'
    ? `${lang === 'nl' ? 'vanzelf' : 'by itself'}: ${title}`
    : `${ownerText(who, lang)}: ${title}`;
}

export function inTimeOrLate(until: LocalDate, today: LocalDate, lang: Lang = 'nl'): string {
  const days = daysBetween(today, until);
  if (days < 0) return `${daysText(-days, lang)} ${lang === 'nl' ? 'te laat' : 'late'}`;
  if (days === 0) return lang === 'nl' ? 'vandaag' : 'today';
  return lang === 'nl' ? `nog ${daysText(days)}` : `${daysText(days, lang)} left`;
}

/**
 * What is waited for, in sentences: whom, what, until when, by which rule, since when, and what happens otherwise.
 * @param loud where nothing else shows that it is late
 */
export function waitSentences(
  wait: Wait,
  today: LocalDate,
  names: Readonly<Record<string, string>> = {},
  lang: Lang = 'nl',
  loud = true,
): string[] {
  const { who, rule, ruleVersion, since, until, overdue, escalation } = wait;
  const title = `${ruleTitle(rule, lang)}${wait.matter ? `, ${matterText(wait.matter, names, lang)}` : ''}`;
  const byItself = who === 'rule' || who === 'system';
  const left = inTimeOrLate(until, today, lang);
  const late = loud && (overdue || until < today) ? left.toUpperCase() : left;
  const on = longDate(until, lang);
  const nl = lang === 'nl';
  const what = byItself
    ? {
        nl: `Niemand moet nu iets doen. Loopt vanzelf tot en met ${on} (${late}): ${title}.`,
        en: `Nobody has to do anything now. Runs by itself until ${on} (${late}): ${title}.`,
      }
    : {
        nl: `Wacht op de ${ownerText(who)}: ${title}, uiterlijk op ${on} (${late}).`,
        en: `Waits for the ${ownerText(who, 'en')}: ${title}, by ${on} (${late}).`,
      };
  return [
    what[lang],
    nl
      ? `Regel ${rule}, versie ${ruleVersion}; telt vanaf ${longDate(since, 'nl')}.`
      : `Rule ${rule}, version ${ruleVersion}; counts from ${longDate(since, 'en')}.`,
    ...(escalation > 0 ? [`${nl ? 'Tot nu toe' : 'So far'}: ${escalationText(escalation, who, lang)}.`] : []),
    `${afterwards(byItself, lang)}: ${lowerFirst(otherwiseSentence(wait, lang))}`,
  ];
}

const afterwards = (byItself: boolean, lang: Lang): string =>
  byItself ? { nl: 'Daarna', en: 'Then' }[lang] : { nl: 'Gebeurt er niets', en: 'If nothing is done' }[lang];

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
