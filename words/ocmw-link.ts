/** The pages behind a link to an OCMW: in Dutch, as the mail that brought it. */
export const ocmwLinkNl = {
  notice: 'Bericht over een W²-traject',
  question: 'Vraag over een W²-traject',
  about: {
    started: 'is gestart met een werk-welzijnstraject (W²) bij VDAB',
    planAgreed: 'heeft een afgesproken welzijnsplan in het werk-welzijnstraject (W²)',
    ended: 'is niet langer in begeleiding in het werk-welzijnstraject (W²)',
  },
  nothingToDo: 'U hoeft niets te doen.',
  answered: 'Deze vraag is al beantwoord. Dank u.',
  given: 'de naam en het telefoonnummer staan hieronder',
  worker: 'Naam en telefoonnummer van de maatschappelijk werker',
  remark: 'Toelichting (niet verplicht)',
  send: 'Antwoord versturen',
  thanks: 'Dank u',
  arrived: 'Uw antwoord is aangekomen bij de W²-bemiddelaar.',
  cannot: 'Dat lukt niet',
  whom: 'Vragen? Bel de W²-bemiddelaar die u mailde.',
} as const;
