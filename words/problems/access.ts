import type { Words } from '../lang.ts';

/** With who somebody is, and whether they may come in. */
export const accessProblems = {
  'signIn.needed': {
    nl: 'U bent niet aangemeld, of uw sessie is voorbij. Meld u aan op {where}.',
    en: 'You are not signed in, or your session is over. Sign in at {where}.',
  },
  'signIn.noProvider': {
    nl: 'Er is geen aanmelddienst ingesteld. De beheerder vult W2_OIDC_ISSUER in, en wat daarbij hoort.',
    en: 'No sign-in provider is set. The operator sets W2_OIDC_ISSUER and what goes with it.',
  },
  'signIn.providerSilent': {
    nl: 'De aanmelddienst antwoordt nu niet. Probeer het zo dadelijk opnieuw.',
    en: 'The sign-in provider does not answer now. Try again in a moment.',
  },
  'signIn.stale': {
    nl: 'Deze aanmelding is niet hier begonnen, duurde te lang of werd al gebruikt. Meld u opnieuw aan.',
    en: 'This sign-in was not begun here, took too long or was used already. Sign in again.',
  },
  'signIn.failed': {
    nl: 'Het antwoord van de aanmelddienst klopt niet, dus bent u niet aangemeld. Meld u opnieuw aan; lukt het niet, bel dan de beheerder.',
    en: 'The answer of the sign-in provider is wrong, so you are not signed in. Sign in again; if that fails, call the operator.',
  },
  'signIn.weak': {
    nl: 'Deze manier van aanmelden is niet sterk genoeg. Meld u opnieuw aan met itsme of met uw identiteitskaart.',
    en: 'This way of signing in is not strong enough. Sign in again with itsme or your identity card.',
  },
  'signIn.noRole': {
    nl: 'U hebt in W² geen rol bij deze organisatie. Vraag die aan de lokale beheerder van uw organisatie.',
    en: 'You have no role in W² at this organisation. Ask the local administrator of your organisation for one.',
  },
  'signIn.organisationUnknown': {
    nl: 'Uw organisatie is in W² niet bekend, of heeft er deze rol niet. Vraag het aan de beheerder van W².',
    en: 'Your organisation is not known in W², or does not have this role there. Ask the operator of W².',
  },
  'signIn.notLinked': {
    nl: 'Uw aanmelding is nog niet verbonden met een medewerker. Geef de beheerder van W² deze code: {subject} ({organisation}).',
    en: 'Your sign-in is not linked to a colleague yet. Give the operator of W² this code: {subject} ({organisation}).',
  },
  'signIn.personUnknown': {
    nl: 'Wij kennen u niet: er is geen W²-traject op uw naam. Klopt dat niet, bel dan VDAB op het gratis nummer 0800 30 700.',
    en: 'We do not know you: there is no W² trajectory in your name. If that is wrong, call VDAB on the free number 0800 30 700.',
  },
  'signIn.blocked': {
    nl: 'Uw toegang is geblokkeerd. Vraag het aan de beheerder van W².',
    en: 'Your access is blocked. Ask the operator of W².',
  },
  'signIn.asNobodyElse': {
    nl: 'U bent aangemeld en handelt dus als uzelf. Laat --as weg.',
    en: 'You are signed in and so act as yourself. Leave out --as.',
  },
  'link.unknown': {
    nl: 'Deze link bestaat niet. Kopieer hem helemaal uit de brief of de mail.',
    en: 'There is no such link. Copy it whole from the letter or the mail.',
  },
  'link.over': {
    nl: 'Deze link werd al gebruikt of is te oud. Vraag uw bemiddelaar een nieuwe.',
    en: 'This link was used already or is too old. Ask your mediator for a new one.',
  },
  'access.notYours': {
    nl: 'Alleen een beheerder beslist over de toegang.',
    en: 'Only an operator decides about access.',
  },
  'access.badBlock': {
    nl: 'Zeg wie u blokkeert (een kenmerk, een organisatiecode of beide) en waarom; kies uit {known}.',
    en: 'Say whom you block (a subject, an organisation code or both) and why; choose from {known}.',
  },
  'access.unknown': {
    nl: 'Dat bestaat niet of is al voorbij. w2 access toont wat er is.',
    en: 'There is no such thing, or it is over. w2 access shows what there is.',
  },
  'access.badMapping': {
    nl: 'Deze regel kan niet; verbeter {field}. De uitleg over aanmelden toont hoe een regel eruitziet.',
    en: 'This line cannot be; mend {field}. The page on sign-in in the documentation shows what a line looks like.',
  },
  'access.badCode': {
    nl: 'Deze organisatiecode is niet van die organisatie of kan niet. w2 access mappings toont ze; w2 access organisation CODE WIE voegt er een toe.',
    en: 'This organisation code is not of that organisation, or cannot be. w2 access mappings shows them; w2 access organisation CODE WHOSE adds one.',
  },
  'access.badSubject': {
    nl: 'Dat is geen kenmerk van een aanmelddienst. De medewerker ziet het op de pagina na een eerste poging.',
    en: 'That is no subject of a provider. The colleague sees it on the page after a first try.',
  },
} as const satisfies Record<string, Words>;
