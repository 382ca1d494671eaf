import { newestRules, type Owner, type RuleKey } from '../domain/rules/index.ts';
import { toldAt, type Rung, type Wait } from '../domain/trajectory/index.ts';
import { escalationWords, ownerWords, roleWords, rungWords } from './codes.ts';
import { longDate, type Lang, type Words } from './lang.ts';

/** Titles of rules by key, as a set of rules carries them. */
export type RuleTitles = Readonly<Partial<Record<RuleKey, { readonly title: Words }>>>;

/** `MED-1 contact met de persoon`, from the titles of the version at hand; without them, those of the present rules. */
export function ruleWords(key: string, titles: RuleTitles = newestRules.rules): Words {
  const title = (titles[key as RuleKey] ?? (newestRules.rules as RuleTitles)[key as RuleKey])?.title;
  return title ? { nl: `${key} (${title.nl})`, en: `${key} (${title.en})` } : { nl: key, en: key };
}

export function ruleTitle(key: RuleKey, lang: Lang, titles: RuleTitles = newestRules.rules): string {
  return (titles[key] ?? newestRules.rules[key]).title[lang];
}

/** Rules that act by themselves; the others are tasks, whose ladder speaks for them. */
export type ActingRule = Extract<
  RuleKey,
  | 'REG-2'
  | 'WAIT-1'
  | 'GRP-2'
  | 'GRP-3/from'
  | 'GRP-3/end'
  | 'JC-2'
  | 'JC-4/from'
  | 'JC-4'
  | 'JC-6/end'
  | 'PAU-1'
  | 'CAP-1/end'
  | `EXT-1/${string}`
>;

const asksAgain: Words = { nl: 'wordt de vraag opnieuw gesteld', en: 'the question is asked again' };

/** What the rule does on its day. The Dutch follows a date, so the decision comes first. */
export const actWords: Readonly<Record<ActingRule, Words>> = {
  'REG-2': {
    nl: 'wordt het traject afgesloten omdat er geen toestemming is',
    en: 'the trajectory is closed because there is no consent',
  },
  'EXT-1/1': asksAgain,
  'EXT-1/2': asksAgain,
  'EXT-1/3': asksAgain,
  'EXT-1/4': asksAgain,
  'EXT-1/giveUp': { nl: 'wordt de vraag opgegeven, zichtbaar in het traject', en: 'the question is given up, visibly' },
  'WAIT-1': {
    nl: 'vervalt de aangeboden plaats en is de volgende aan de beurt',
    en: 'the offered place lapses and the next in line is asked',
  },
  'GRP-2': { nl: 'eindigt het groepstraject bij Groep Intro', en: 'the group track at Groep Intro ends' },
  'GRP-3/from': {
    nl: 'mag het groepstraject bij Randstad worden afgerond',
    en: 'the group track at Randstad may be completed',
  },
  'GRP-3/end': { nl: 'eindigt het groepstraject bij Randstad', en: 'the group track at Randstad ends' },
  'JC-2': {
    nl: 'vervalt de aanvraag van jobcoaching: de persoon is een jaar in dienst',
    en: 'the request for jobcoaching lapses: the person is a year in service',
  },
  'JC-4/from': {
    nl: 'begint de jobcoaching, op de eerste werkdag',
    en: 'jobcoaching begins, on the first working day',
  },
  'JC-4': { nl: 'eindigt de jobcoaching', en: 'jobcoaching ends' },
  'JC-6/end': {
    nl: 'wordt het traject afgesloten zonder jobcoaching',
    en: 'the trajectory is closed without jobcoaching',
  },
  'PAU-1': { nl: 'eindigt de pauze en loopt het traject verder', en: 'the pause ends and the trajectory goes on' },
  'CAP-1/end': { nl: 'eindigt de begeleiding en begint de opvolging', en: 'guidance ends and follow-up begins' },
};

/** Whom a rung of a task of this owner tells: the very answer that the messages follow. */
const toldWords = (rung: Rung, owner: Owner, lang: Lang, article: string): string =>
  toldAt(rung, owner)
    .map((who) => `${article}${{ ...ownerWords, ...roleWords }[who][lang]}`)
    .join(lang === 'nl' ? ' en ' : ' and ');

/** A rung in a few words. Five working days late, who hears of it depends on whose task it is. */
export function rungText(rung: Rung, owner: Owner, lang: Lang): string {
  if (rung !== 'teamLead') return rungWords[rung][lang];
  return `${lang === 'nl' ? 'naar' : 'to'} ${toldWords(rung, owner, lang, '')}`;
}

/** How far a task of this owner has gone up. */
export function escalationText(level: 0 | 1 | 2 | 3, owner: Owner, lang: Lang): string {
  if (level !== 2) return escalationWords[level][lang];
  const [told, article] = lang === 'nl' ? ['gemeld aan', 'de '] : ['told to', 'the '];
  return `${told} ${toldWords('teamLead', owner, lang, article)}`;
}

/** Who was told before the programme coordinator, as a sentence. */
export function knowsAlreadyNl(owner: Owner): string {
  const told = toldWords('teamLead', owner, 'nl', 'de ');
  return `${told.charAt(0).toUpperCase()}${told.slice(1)} ${toldAt('teamLead', owner).length > 1 ? 'weten' : 'weet'} het al.`;
}

/** Whose tasks of a rule are, as the present rules say. */
export const ownerOf = (rule: RuleKey): Owner => newestRules.rules[rule].owner;

const isActing = (rule: RuleKey): rule is ActingRule => Object.hasOwn(actWords, rule);

/** What happens if nobody acts, when everyone on the ladder was told. */
export const topOfLadder = {
  nl: 'De programmacoördinator is al verwittigd; hoger gaat het niet.',
  en: 'The programme coordinator has been told; there is nobody higher.',
} as const;

/** What happens if nobody acts; taken from the very step that time will take next. */
export function otherwiseSentence(
  { rule, who, otherwise }: Pick<Wait, 'rule' | 'who' | 'otherwise'>,
  lang: Lang,
): string {
  if (!otherwise) return topOfLadder[lang];
  return {
    nl: `Op ${longDate(otherwise.on, 'nl')} ${act('nl')}.`,
    en: `On ${longDate(otherwise.on, 'en')} ${act('en')}.`,
  }[lang];

  function act(in_: Lang): string {
    const owner = ownerWords[who][in_];
    const many = toldAt('teamLead', who).length > 1;
    switch (otherwise!.rung) {
      case 'reminder':
        return { nl: `krijgt de ${owner} een herinnering`, en: `the ${owner} is reminded` }[in_];
      case 'overdue':
        return {
          nl: `is het te laat en krijgt de ${owner} daarvan bericht`,
          en: `it is overdue and the ${owner} is told`,
        }[in_];
      case 'teamLead':
        return {
          nl: `${many ? 'krijgen' : 'krijgt'} ${toldWords('teamLead', who, 'nl', 'de ')} bericht`,
          en: `${toldWords('teamLead', who, 'en', 'the ')} ${many ? 'are' : 'is'} told`,
        }[in_];
      case 'programmeCoordinator':
        return {
          nl: 'krijgt de programmacoördinator van de provincie bericht',
          en: 'the programme coordinator of the province is told',
        }[in_];
      case 'falls':
      case 'opens':
      case 'asksAgain':
        return isActing(rule)
          ? actWords[rule][in_]
          : { nl: `treedt regel ${rule} in werking`, en: `rule ${rule} takes effect` }[in_];
    }
  }
}
