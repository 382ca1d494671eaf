import type { LocalDate } from '../domain/calendar/index.ts';
import type { ExpectedWait } from '../domain/rules/expected-wait.ts';
import type { OnwardReferral, PlannedEnd } from '../domain/trajectory/index.ts';
import { onwardResultWords, onwardWords, provinceWords } from './codes.ts';
import { longDate, type Lang } from './lang.ts';
import { daysText } from './terminal.ts';

interface Line {
  readonly province: keyof typeof provinceWords;
  readonly position: number;
  readonly waiting: number;
  readonly since: LocalDate;
  readonly expectedWait: ExpectedWait | null;
}

/** Where someone stands in the line, and how long it is expected to take. */
export function lineSentence(line: Line, lang: Lang = 'nl'): string {
  const { province, position, waiting, since, expectedWait: expected } = line;
  if (lang === 'en') return englishLine(line);
  const wait =
    expected === null
      ? 'hoe lang het nog duurt, is niet te zeggen'
      : expected.because === 'free'
        ? 'er is nu een plaats vrij'
        : `naar verwachting nog ${daysText(expected.days)}${expected.because === 'newYear' ? ', tot het nieuwe jaar' : ''}`;
  return `Wacht sinds ${longDate(since, 'nl')} op een plaats in ${provinceWords[province].nl}: nummer ${position} van ${waiting}; ${wait}.`;
}

function englishLine({ province, position, waiting, since, expectedWait: expected }: Line): string {
  const wait =
    expected === null
      ? 'how long it will take cannot be said'
      : expected.because === 'free'
        ? 'there is a place free now'
        : `expected to take another ${daysText(expected.days, 'en')}${expected.because === 'newYear' ? ', until the new year' : ''}`;
  return `Waits since ${longDate(since, 'en')} for a place in ${provinceWords[province].en}: number ${position} of ${waiting}; ${wait}.`;
}

/** Until when a group runs; that the 24 months end it is said before it starts. */
export function trackSentence({ endsOn, cutByCap }: PlannedEnd, lang: Lang = 'nl'): string {
  const on = longDate(endsOn, lang);
  return lang === 'nl'
    ? `Het groepstraject loopt tot en met ${on}${cutByCap ? ', door de grens van 24 maanden' : ' ten laatste'}.`
    : `The group track runs until ${on}${cutByCap ? ', because of the limit of 24 months' : ' at the latest'}.`;
}

export function onwardSentence(onward: OnwardReferral, lang: Lang = 'nl'): string {
  const { id, destination, projectId, referredOn, result, resultOn } = onward;
  const nl = lang === 'nl';
  const heard =
    result === null || resultOn === null
      ? nl
        ? 'nog niets over genoteerd'
        : 'nothing noted about it yet'
      : `${onwardResultWords[result][lang]}, ${nl ? 'genoteerd op' : 'noted on'} ${longDate(resultOn, lang)}`;
  const where = `${onwardWords[destination][lang]}${projectId ? ` ${projectId}` : ''}`;
  return `${id}: ${where}, ${nl ? 'op' : 'on'} ${longDate(referredOn, lang)}; ${heard}.`;
}
