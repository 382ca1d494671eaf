import type { LocalDate } from '../domain/calendar/index.ts';
import { longDate } from './lang.ts';

/** A mail to the people of an OCMW: that there is something, and where. Nothing about the person is in it. */
export function ocmwMailNl(link: string, answerBy: LocalDate | null): { subject: string; text: string } {
  const subject = answerBy === null ? 'Bericht over een W²-traject' : 'Vraag over een W²-traject';
  const what =
    answerBy === null
      ? 'Er is een bericht voor uw dienst over iemand uit uw gemeente in een werk-welzijnstraject (W²).'
      : `Er is een vraag voor uw dienst over iemand uit uw gemeente in een werk-welzijnstraject (W²). Graag een antwoord uiterlijk op ${longDate(answerBy, 'nl')}.`;
  return {
    subject,
    text: `${what}\n\nOpen de link: ${link}\n\nDe link is alleen voor uw dienst bestemd; stuur ze niet door.\n`,
  };
}
