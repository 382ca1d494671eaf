import { daysBetween, type LocalDate } from '../domain/calendar/index.ts';
import type { KnownBirth } from '../domain/people/birth.ts';
import type { RuleKey } from '../domain/rules/index.ts';
import { assertNever } from '../domain/assert-never.ts';
import type { Matter, Wait } from '../domain/trajectory/index.ts';
import {
  actionOwnerWords,
  lookupSystemWords,
  ocmwQuestionWords,
  ownerWords,
  partnerWords,
  phaseWords,
  provinceWords,
  roleWords,
  themeWords,
} from './codes.ts';
import { longDate, shortBirth, shortDate } from './lang.ts';
import { escalationText, otherwiseSentence, ruleTitle } from './rules.ts';

/** Words for the tables of the terminal, in Dutch. A code without words is shown as it is. */
export const phaseText = (phase: string): string => phaseWords[phase as keyof typeof phaseWords]?.nl ?? phase;
export const provinceText = (province: string): string =>
  provinceWords[province as keyof typeof provinceWords]?.nl ?? province;
export const ownerText = (owner: string): string => ownerWords[owner as keyof typeof ownerWords]?.nl ?? owner;
export const roleText = (role: string): string => roleWords[role as keyof typeof roleWords]?.nl ?? role;
export const dateText = (date: string | null): string => (date === null ? '' : shortDate(date as LocalDate));
export const birthText = (birth: KnownBirth | null): string => (birth === null ? '' : shortBirth(birth));
export const daysText = (days: number): string => `${days} ${days === 1 ? 'dag' : 'dagen'}`;

/** Which one it is, of several: `actie A2 (wonen) van welzijnsactor CAW Gent`. @param names of welfare actors by id */
export function matterText(matter: Matter, names: Readonly<Record<string, string>> = {}): string {
  const { id } = matter;
  const actor = (actorId: string | null): string => (actorId === null ? '' : ` ${names[actorId] ?? actorId}`);
  switch (matter.kind) {
    case 'action':
      return `actie ${id} (${themeWords[matter.theme].nl}) van ${actionOwnerWords[matter.owner].nl}${actor(matter.actorId)}`;
    case 'request':
      return `vraag ${id} aan welzijnsactor${actor(matter.actorId)}`;
    case 'question':
      return `vraag ${id} aan het OCMW: ${ocmwQuestionWords[matter.question].nl}`;
    case 'lookup':
      return `opzoeking ${id} bij ${lookupSystemWords[matter.system].nl}`;
    case 'referral':
      return `toeleiding ${id} naar ${partnerWords[matter.partner].nl}`;
    case 'expert':
      return `vraag ${id} naar een ervaringsdeskundige`;
    case 'coaching':
      return `jobcoaching ${id}`;
    case 'other':
      return `nummer ${id}`;
    default:
      return assertNever(matter);
  }
}

/** `bemiddelaar: intakegesprek`; what acts by itself has no owner to name. */
export function whoDoesWhat(who: string, rule: RuleKey, matter = ''): string {
  const title = `${ruleTitle(rule, 'nl')}${matter && `, ${matter}`}`;
  return who === 'rule' || who === 'system' ? `vanzelf: ${title}` : `${ownerText(who)}: ${title}`;
}

export function inTimeOrLate(until: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, until);
  if (days < 0) return `${daysText(-days)} te laat`;
  return days === 0 ? 'vandaag' : `nog ${daysText(days)}`;
}

/** What is waited for, in sentences: whom, what, until when, by which rule, since when, and what happens otherwise. */
export function waitSentences(wait: Wait, today: LocalDate, names: Readonly<Record<string, string>> = {}): string[] {
  const { who, rule, ruleVersion, since, until, overdue, escalation } = wait;
  const title = `${ruleTitle(rule, 'nl')}${wait.matter ? `, ${matterText(wait.matter, names)}` : ''}`;
  const byItself = who === 'rule' || who === 'system';
  const late = overdue || until < today ? inTimeOrLate(until, today).toUpperCase() : inTimeOrLate(until, today);
  return [
    byItself
      ? `Niemand moet nu iets doen. Loopt vanzelf tot en met ${longDate(until, 'nl')} (${late}): ${title}.`
      : `Wacht op de ${ownerText(who)}: ${title}, uiterlijk op ${longDate(until, 'nl')} (${late}).`,
    `Regel ${rule}, versie ${ruleVersion}; telt vanaf ${longDate(since, 'nl')}.`,
    ...(escalation > 0 ? [`Tot nu toe: ${escalationText(escalation, who, 'nl')}.`] : []),
    `${byItself ? 'Daarna' : 'Gebeurt er niets'}: ${lowerFirst(otherwiseSentence(wait, 'nl'))}`,
  ];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
