import type { Lang, Words } from './lang.ts';

/** Why another system gave no answer, by the last part of its code; the first part is the system, which every sentence names already. */
export const failureWords = {
  unreachable: { nl: 'geen verbinding', en: 'no connection' },
  timedOut: { nl: 'geen antwoord binnen de tijd', en: 'no answer in time' },
  cut: { nl: 'de verbinding brak af', en: 'the connection broke' },
  tooLarge: { nl: 'het antwoord is te groot', en: 'the answer is too large' },
  malformed: { nl: 'het antwoord is onleesbaar', en: 'the answer cannot be read' },
  badContent: {
    nl: 'het antwoord is niet zoals afgesproken',
    en: 'the answer is not as agreed',
  },
  correlation: { nl: 'het antwoord hoort bij een andere vraag', en: 'the answer belongs to another question' },
  personMismatch: { nl: 'het antwoord gaat over iemand anders', en: 'the answer is about somebody else' },
  noStatusGiven: { nl: 'de bron geeft geen toestand op', en: 'the source gives no status' },
  notDone: { nl: 'niet uitgevoerd, zonder reden', en: 'not done, without a reason' },
  answerNotSigned: { nl: 'het antwoord is niet ondertekend', en: 'the answer is not signed' },
  contractWithoutBegin: { nl: 'een contract zonder begin', en: 'a contract without a beginning' },
  signature: { nl: 'onze handtekening werd geweigerd', en: 'our signature was refused' },
  fault: { nl: 'onze vraag werd geweigerd', en: 'our question was refused' },
  unlisted: { nl: 'een fout die niet in de lijst staat', en: 'an error that is in no list' },
  digest: { nl: 'het bestand kwam niet heel aan', en: 'the file did not arrive whole' },
  taskLost: { nl: 'de opdracht ging daar verloren', en: 'the task was lost there' },
  taskFailed: { nl: 'de opdracht mislukte daar', en: 'the task failed there' },
  taskPending: { nl: 'de opdracht is daar nog bezig', en: 'the task is still under way there' },
  noToken: { nl: 'geen toegang gekregen', en: 'no access was given' },
  invalidQuestion: { nl: 'de vraag kan zo niet worden gesteld', en: 'the question cannot be asked like this' },
  broken: { nl: 'onderbroken', en: 'interrupted' },
  circuitOpen: { nl: 'het systeem is gestoord en wordt met rust gelaten', en: 'the system is ill and left alone' },
  busy: { nl: 'te veel vragen tegelijk', en: 'too many questions at once' },
  ending: { nl: 'de vorige melding wordt nog beëindigd', en: 'the inscription before it is still being ended' },
  mailRefused: { nl: 'de mail werd niet aanvaard', en: 'the mail was not taken' },
  noAgreement: { nl: 'geen samenwerkingsovereenkomst', en: 'no cooperation agreement' },
  plainAddress: {
    nl: 'het adres van het OCMW is niet beveiligd (http)',
    en: 'the address of the OCMW is not secured (http)',
  },
  addressFails: { nl: 'het mailadres werkt niet', en: 'the mail address does not work' },
  noMunicipality: { nl: 'gemeente niet gekend', en: 'municipality not known' },
  personErased: { nl: 'de gegevens zijn gewist', en: 'the data is erased' },
  notWanted: { nl: 'niet meer nodig', en: 'not needed any more' },
  notInscribed: { nl: 'de belangstelling is nog niet gemeld', en: 'the interest is not registered yet' },
  notYetKnown: { nl: 'nog niet bekend', en: 'not yet known' },
  silent: { nl: 'geen antwoord', en: 'no answer' },
} as const satisfies Record<string, Words>;

const unknown: Words = { nl: 'een fout van de andere kant', en: 'an error of the other side' };

/** `ocmw.timedOut`, `magda.http503`, `magda.unlisted.12345`: in words, with the number that the other side knows it by. */
export function failureText(code: string, lang: Lang): string {
  const parts = code.split('.');
  const number = /(\d{3,5})$/.exec(code)?.[1];
  const last = parts.findLast((part) => Object.hasOwn(failureWords, part)) as keyof typeof failureWords | undefined;
  const words = last ? failureWords[last] : unknown;
  return number ? `${words[lang]}, ${{ nl: 'nummer', en: 'number' }[lang]} ${number}` : words[lang];
}
