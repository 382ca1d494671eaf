import type { LocalDate } from '../domain/calendar/index.ts';
import type { ExpectedWait } from '../domain/rules/expected-wait.ts';
import type { OnwardReferral, PlannedEnd } from '../domain/trajectory/index.ts';
import { onwardResultWords, onwardWords, provinceWords } from './codes.ts';
import { longDate } from './lang.ts';
import { daysText } from './terminal.ts';

interface Line {
  readonly province: keyof typeof provinceWords;
  readonly position: number;
  readonly waiting: number;
  readonly since: LocalDate;
  readonly expectedWait: ExpectedWait | null;
}

/** Where someone stands in the line, and how long it is expected to take. */
export function lineSentence({ province, position, waiting, since, expectedWait: expected }: Line): string {
  const wait =
    expected === null
      ? 'hoe lang het nog duurt, is niet te zeggen'
      : expected.because === 'free'
        ? 'er is nu een plaats vrij'
        : `naar verwachting nog ${daysText(expected.days)}${expected.because === 'newYear' ? ', tot het nieuwe jaar' : ''}`;
  return `Wacht sinds ${longDate(since, 'nl')} op een plaats in ${provinceWords[province].nl}: nummer ${position} van ${waiting}; ${wait}.`;
}

/** Until when a group runs; that the 24 months end it is said before it starts. */
export const trackSentence = ({ endsOn, cutByCap }: PlannedEnd): string =>
  `Het groepstraject loopt tot en met ${longDate(endsOn, 'nl')}${cutByCap ? ', door de grens van 24 maanden' : ' ten laatste'}.`;

export function onwardSentence({ id, destination, projectId, referredOn, result, resultOn }: OnwardReferral): string {
  const heard =
    result === null || resultOn === null
      ? 'nog niets over genoteerd'
      : `${onwardResultWords[result].nl}, genoteerd op ${longDate(resultOn, 'nl')}`;
  const where = `${onwardWords[destination].nl}${projectId ? ` ${projectId}` : ''}`;
  return `${id}: ${where}, op ${longDate(referredOn, 'nl')}; ${heard}.`;
}
