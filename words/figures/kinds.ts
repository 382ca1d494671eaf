import { ruleKeys, type RuleKey } from '../../domain/rules/index.ts';
import type { Dimension, FigureCode } from '../../domain/statistics/index.ts';
import type { Phase } from '../../domain/trajectory/index.ts';
import { assertNever } from '../../domain/assert-never.ts';
import * as codes from '../codes.ts';
import { eventTypeWords } from '../event-names.ts';
import type { Lang, Words } from '../lang.ts';
import { partnerText } from '../partners.ts';
import * as reasons from '../reasons.ts';
import { ruleTitle } from '../rules.ts';
import { ageGroupWords, educationWords, migrationWords, statSexWords } from './dimensions.ts';

type List = Readonly<Record<string, Words>>;

const stands: List = {
  open: { nl: 'nog bezig', en: 'under way' },
  started: { nl: 'gestart', en: 'started' },
  declined: { nl: 'geweigerd door de partner', en: 'declined by the partner' },
  withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
};
const steps: List = {
  place: { nl: 'op een plaats', en: 'for a place' },
  answer: { nl: 'op het antwoord van de partner', en: 'for the partner’s answer' },
  start: { nl: 'op de start van de groep', en: 'for the start of the group' },
};
const hows: List = {
  completed: { nl: 'afgerond', en: 'completed' },
  success: { nl: 'met succes: werk gevonden', en: 'as a success: work found' },
  early: { nl: 'vroegtijdig', en: 'early' },
};
const held: List = {
  inTime: { nl: 'op tijd', en: 'in time' },
  late: { nl: 'te laat', en: 'late' },
  notHeld: { nl: 'te laat, nog niet gehouden', en: 'late, not held so far' },
};
const yesNo: List = { yes: { nl: 'ja', en: 'yes' }, no: { nl: 'nee', en: 'no' } };
const notYetKnown: Words = { nl: 'nog niets gehoord', en: 'nothing heard yet' };

const said = (list: List, code: string, lang: Lang): string => list[code]?.[lang] ?? code;

/** How the kinds of a figure are said. */
function kindText(figure: FigureCode, kind: string, lang: Lang): string {
  switch (figure) {
    case 'registrations':
      return said(codes.sourceWords, kind, lang);
    case 'referrals':
      return said(stands, kind, lang);
    case 'waiting':
    case 'waitDays':
      return said(steps, kind, lang);
    case 'groupStarts':
    case 'groupsRunning':
      return said(codes.trackWords, kind, lang);
    case 'groupEnds':
      return said(hows, kind, lang);
    case 'dropouts':
      return said(reasons.groupEndWords, kind, lang);
    case 'trajectoriesOpen':
      return said(codes.phaseWords, kind, lang);
    case 'guidanceEnds':
      return said(reasons.guidanceEndWords, kind, lang);
    case 'trajectoryEnds':
      return said(reasons.closeWords, kind, lang);
    case 'outcomeGroup':
    case 'outcomeGuidance':
    case 'outcome3Months':
    case 'outcome6Months':
      return said(codes.outcomeWords, kind, lang);
    case 'consultations':
      return said(held, kind, lang);
    case 'deadlinesMet':
    case 'deadlinesMissed':
      return ruleText(kind, lang);
    case 'coachingStarts':
      return said(codes.coachingWords, kind, lang);
    case 'coachingEnds':
    case 'coachingKept':
      return said(reasons.coachingEndWords, kind, lang);
    case 'onward':
      return onwardText(kind, lang);
    case 'consultedBeforeWeek6':
      return said(yesNo, kind, lang);
    case 'phaseMoves':
    case 'paths':
      return wayText(kind, lang);
    case 'earlyDropouts':
      return lastText(kind, lang);
    default:
      return assertNever(figure);
  }
}

const isRule = (key: string): key is RuleKey => (ruleKeys as readonly string[]).includes(key);
const ruleText = (key: string, lang: Lang): string => (isRule(key) ? `${ruleTitle(key, lang)} (${key})` : key);

/** A way through the phases, each after the other. */
export const wayText = (way: string, lang: Lang): string =>
  way
    .split('>')
    .map((phase) => codes.phaseWords[phase as Phase]?.[lang] ?? phase)
    .join(' › ');

function onwardText(kind: string, lang: Lang): string {
  const [to = '', result = ''] = kind.split(':');
  const came = result === 'notYetKnown' ? notYetKnown[lang] : said(codes.onwardResultWords, result, lang);
  return `${said(codes.onwardWords, to, lang)}: ${came}`;
}

function lastText(kind: string, lang: Lang): string {
  const [type = '', more] = kind.split(':');
  const what = said(eventTypeWords, type, lang);
  if (more === undefined) return what;
  return `${what}: ${type === 'DeadlineReached' ? ruleText(more, lang) : said(codes.presenceWords, more, lang)}`;
}

/** One value of a dimension, in words; null: it has none. */
export function dimensionValueText(
  figure: FigureCode,
  dimension: Dimension,
  value: string | number | null,
  lang: Lang = 'nl',
): string {
  if (value === null) return { nl: 'geen', en: 'none' }[lang];
  const code = String(value);
  switch (dimension) {
    case 'province':
      return said(codes.provinceWords, code, lang);
    case 'sex':
      return said(statSexWords, code, lang);
    case 'ageGroup':
      return said(ageGroupWords, code, lang);
    case 'education':
      return said(educationWords, code, lang);
    case 'migration':
      return said(migrationWords, code, lang);
    case 'partner':
      return partnerText(code);
    case 'cohort':
    case 'yearOfStart':
      return code;
    case 'kind':
      return kindText(figure, code, lang);
    default:
      return assertNever(dimension);
  }
}
