import type { LocalDate } from '../domain/calendar/index.ts';
import type { Owner, RuleKey } from '../domain/rules/index.ts';
import type { EventType, Rung, Step } from '../domain/trajectory/index.ts';
import { eventTypeWords } from './event-names.ts';
import { movedText, type moved } from './event-parts.ts';
import { longDate, type Lang } from './lang.ts';
import { otherwiseSentence, rungText } from './rules.ts';
import { ownerText } from './terminal.ts';

/** What is told of one deadline. */
export interface ToldDeadline {
  readonly rule: RuleKey;
  readonly ruleVersion: string;
  readonly title: Readonly<Record<Lang, string>>;
  readonly source: 'S' | 'D';
  readonly owner: Owner;
  readonly pauses: boolean;
  readonly from: LocalDate;
  readonly openedOn: LocalDate;
  readonly openedWith: EventType | null;
  readonly firstDueOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly moves: readonly {
    readonly on: LocalDate;
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly reason: keyof typeof moved;
    readonly why: string | null;
  }[];
  readonly rungs: readonly { readonly on: LocalDate; readonly rung: Rung }[];
  readonly ended: null | { readonly on: LocalDate; readonly how: 'metInTime' | 'metLate' | 'fell' | 'cancelled' };
  readonly next: Step | null;
}

const endWords = {
  metInTime: { nl: 'op tijd gedaan', en: 'done in time' },
  metLate: { nl: 'gedaan, te laat', en: 'done, late' },
  fell: { nl: 'de termijn is verstreken', en: 'the term was over' },
  cancelled: { nl: 'de termijn is vervallen', en: 'the deadline was dropped' },
  allowed: { nl: 'mag vanaf nu', en: 'allowed from now on' },
} as const;

/** How it ended; what became allowed did not pass by. */
export const deadlineEndText = ({ rule, ended }: ToldDeadline, lang: Lang): string =>
  ended === null ? '' : endWords[ended.how === 'fell' && rule.endsWith('/from') ? 'allowed' : ended.how][lang];

/** `van 4 maart 2026 naar 18 maart 2026 (verlengd: persoon niet beschikbaar)` */
export function deadlineMoveText({ from, to, reason, why }: ToldDeadline['moves'][number], lang: Lang): string {
  const change =
    from === to
      ? { nl: `blijft op ${longDate(to, 'nl')}`, en: `stays on ${longDate(to, 'en')}` }
      : {
          nl: `van ${longDate(from, 'nl')} naar ${longDate(to, 'nl')}`,
          en: `from ${longDate(from, 'en')} to ${longDate(to, 'en')}`,
        };
  return `${change[lang]} (${movedText(reason, why, lang)})`;
}

/** What comes now: the next step that time takes, or that there is none. */
export function deadlineNextSentence({ rule, owner, ended, next }: ToldDeadline, lang: Lang): string {
  if (ended !== null) return '';
  return otherwiseSentence({ rule, who: owner, otherwise: next }, lang);
}

/** By which event it was opened, and from when it counts. */
function deadlineOpenedSentence({ openedOn, openedWith, from }: ToldDeadline, lang: Lang): string {
  const [on, since] = [longDate(openedOn, lang), longDate(from, lang)];
  const what = openedWith === null ? '' : eventTypeWords[openedWith][lang];
  return lang === 'nl'
    ? `De termijn begon op ${on}${what && ` (${what})`}. Ze telt vanaf ${since}.`
    : `The term began on ${on}${what && ` (${what})`}. It counts from ${since}.`;
}

export const deadlineRungText = ({ owner }: ToldDeadline, rung: Rung, lang: Lang): string =>
  rungText(rung, owner, lang);

/** The whole story in plain sentences, as it is written to the person. Dutch: letters are. */
export function deadlineLetterNl(story: ToldDeadline): readonly string[] {
  const { title, rule, ruleVersion, source, owner, pauses, firstDueOn, dueOn, moves, ended } = story;
  const on = (day: LocalDate): string => longDate(day, 'nl');
  const byItself = owner === 'rule' || owner === 'system';
  const from =
    source === 'S'
      ? 'Deze termijn staat in de regels die de Vlaamse overheid voor dit programma gaf. Niemand kan ze verlengen.'
      : 'Deze termijn is een afspraak van het programma zelf.';
  return [
    `In je traject staat een datum: ${on(dueOn)}. Ze gaat over: ${title.nl}.`,
    byItself
      ? 'Niemand moet daar iets voor doen: het gebeurt vanzelf op die dag.'
      : owner === 'mediator'
        ? 'Dit is een taak van je bemiddelaar.'
        : `Dit is een taak van de ${ownerText(owner)}.`,
    `${deadlineOpenedSentence(story, 'nl')} Volgens de regel ${rule} (versie ${ruleVersion}) was de eerste datum ${on(firstDueOn)}.`,
    `${from} ${pauses ? 'Als je traject een pauze neemt, schuift deze datum mee op.' : 'Een pauze verandert deze datum niet.'}`,
    ...(moves.length === 0 ? ['De datum is nooit veranderd.'] : []),
    ...moves.map((move) =>
      move.from === move.to
        ? `Op ${on(move.on)} is de datum opnieuw bekeken. Ze ${deadlineMoveText(move, 'nl')}.`
        : `Op ${on(move.on)} ging de datum ${deadlineMoveText(move, 'nl')}.`,
    ),
    ended === null
      ? `Gebeurt er niets, dan komt dit: ${lowerFirst(deadlineNextSentence(story, 'nl'))}`
      : `Op ${on(ended.on)} eindigde deze termijn: ${deadlineEndText(story, 'nl')}.`,
  ];
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
