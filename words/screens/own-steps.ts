import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Wait } from '../../domain/trajectory/index.ts';
import { longDate, type OwnLang } from '../lang.ts';

type Said = Readonly<Record<OwnLang, string>>;

/** What comes next, as it is said to the person it is about: by the rule, or its family. Words at level B1. */
const steps: Readonly<Record<string, Said>> = {
  'REG-1': {
    nl: 'Je bemiddelaar vraagt of je akkoord gaat met de begeleiding.',
    en: 'Your mediator asks whether you agree to the guidance.',
    fr: 'Votre médiateur vous demande si vous êtes d’accord avec l’accompagnement.',
  },
  'REG-2': {
    nl: 'Zeg je niet dat je akkoord gaat, dan stopt je traject.',
    en: 'If you do not say that you agree, your trajectory stops.',
    fr: 'Si vous ne dites pas que vous êtes d’accord, votre trajet s’arrête.',
  },
  EXT: {
    nl: 'We wachten op een antwoord van een andere dienst.',
    en: 'We wait for an answer from another service.',
    fr: 'Nous attendons la réponse d’un autre service.',
  },
  'INT-1': {
    nl: 'Je hebt een eerste gesprek met je bemiddelaar.',
    en: 'You have a first talk with your mediator.',
    fr: 'Vous avez un premier entretien avec votre médiateur.',
  },
  'INT-2': {
    nl: 'Je bemiddelaar beslist of dit traject bij je past.',
    en: 'Your mediator decides whether this trajectory suits you.',
    fr: 'Votre médiateur décide si ce trajet vous convient.',
  },
  'PLAN-1': {
    nl: 'Je maakt samen met je bemiddelaar een plan.',
    en: 'You make a plan together with your mediator.',
    fr: 'Vous faites un plan avec votre médiateur.',
  },
  'PLAN-2': {
    nl: 'Je bekijkt je plan opnieuw met je bemiddelaar.',
    en: 'You look at your plan again with your mediator.',
    fr: 'Vous revoyez votre plan avec votre médiateur.',
  },
  'PLAN-3': {
    nl: 'Er loopt een afspraak uit je plan.',
    en: 'Something that was agreed in your plan is due.',
    fr: 'Quelque chose de votre plan est à faire.',
  },
  WEL: {
    nl: 'We wachten op een organisatie die je kan helpen.',
    en: 'We wait for an organisation that can help you.',
    fr: 'Nous attendons une organisation qui peut vous aider.',
  },
  EXP: {
    nl: 'We zoeken iemand die hetzelfde meemaakte als jij.',
    en: 'We look for somebody who lived through the same as you.',
    fr: 'Nous cherchons quelqu’un qui a vécu la même chose que vous.',
  },
  MED: {
    nl: 'Je bemiddelaar neemt contact met je op.',
    en: 'Your mediator contacts you.',
    fr: 'Votre médiateur prend contact avec vous.',
  },
  REF: {
    nl: 'De organisatie van de groep laat weten of er plaats is voor jou.',
    en: 'The organisation of the group says whether there is a place for you.',
    fr: 'L’organisation du groupe dit s’il y a une place pour vous.',
  },
  'WAIT-1': {
    nl: 'Er is een plaats voor jou in een groep. Zeg je bemiddelaar of je ze neemt.',
    en: 'There is a place for you in a group. Tell your mediator whether you take it.',
    fr: 'Il y a une place pour vous dans un groupe. Dites à votre médiateur si vous la prenez.',
  },
  WAIT: {
    nl: 'Je wacht op een plaats. Je bemiddelaar belt je intussen.',
    en: 'You wait for a place. Your mediator calls you meanwhile.',
    fr: 'Vous attendez une place. Votre médiateur vous appelle entre-temps.',
  },
  ONW: {
    nl: 'Je bemiddelaar vraagt hoe het ging bij de andere dienst.',
    en: 'Your mediator asks how it went at the other service.',
    fr: 'Votre médiateur demande comment cela s’est passé à l’autre service.',
  },
  'GRP-1': { nl: 'Je groep start.', en: 'Your group starts.', fr: 'Votre groupe commence.' },
  'GRP-4': {
    nl: 'Je was enkele keren niet in de groep. De groepswerker belt je.',
    en: 'You were not in the group a few times. The group worker calls you.',
    fr: 'Vous n’étiez pas dans le groupe plusieurs fois. L’accompagnateur du groupe vous appelle.',
  },
  'GRP-7': {
    nl: 'Je bespreekt met de groepswerker hoe het gaat.',
    en: 'You talk with the group worker about how it goes.',
    fr: 'Vous parlez avec l’accompagnateur du groupe de comment ça va.',
  },
  'GRP-3/from': {
    nl: 'Vanaf deze dag kan je groepstraject klaar zijn.',
    en: 'From this day your group track can be finished.',
    fr: 'À partir de ce jour, votre parcours en groupe peut être terminé.',
  },
  'GRP-2': { nl: 'Je groep eindigt.', en: 'Your group ends.', fr: 'Votre groupe se termine.' },
  'GRP-3/end': { nl: 'Je groep eindigt.', en: 'Your group ends.', fr: 'Votre groupe se termine.' },
  GRP: {
    nl: 'De groepswerker schrijft een verslag. Jij moet niets doen.',
    en: 'The group worker writes a report. You do not have to do anything.',
    fr: 'L’accompagnateur du groupe écrit un rapport. Vous ne devez rien faire.',
  },
  CON: {
    nl: 'Je bemiddelaar en de groepswerker overleggen. Jij moet niets doen.',
    en: 'Your mediator and the group worker talk together. You do not have to do anything.',
    fr: 'Votre médiateur et l’accompagnateur du groupe se parlent. Vous ne devez rien faire.',
  },
  OUT: {
    nl: 'Je bemiddelaar vraagt hoe het nu met je gaat: werk, opleiding of iets anders.',
    en: 'Your mediator asks how you are now: work, training or something else.',
    fr: 'Votre médiateur demande où vous en êtes : travail, formation ou autre chose.',
  },
  'JC-0': {
    nl: 'Je krijgt een jobcoach.',
    en: 'You get a jobcoach.',
    fr: 'Vous recevez un jobcoach.',
  },
  'JC-1': {
    nl: 'Je werkgever zegt of jobcoaching mag.',
    en: 'Your employer says whether jobcoaching is allowed.',
    fr: 'Votre employeur dit si le jobcoaching est possible.',
  },
  'JC-4/from': { nl: 'Je jobcoaching begint.', en: 'Your jobcoaching begins.', fr: 'Votre jobcoaching commence.' },
  'JC-4': { nl: 'Je jobcoaching eindigt.', en: 'Your jobcoaching ends.', fr: 'Votre jobcoaching se termine.' },
  'JC-6': {
    nl: 'Je bemiddelaar vraagt of je een jobcoach wil.',
    en: 'Your mediator asks whether you want a jobcoach.',
    fr: 'Votre médiateur demande si vous voulez un jobcoach.',
  },
  JC: {
    nl: 'Je jobcoach neemt contact met je op.',
    en: 'Your jobcoach contacts you.',
    fr: 'Votre jobcoach prend contact avec vous.',
  },
  PAU: {
    nl: 'Je traject staat stil. Daarna gaat het verder.',
    en: 'Your trajectory is paused. Then it goes on.',
    fr: 'Votre trajet est en pause. Ensuite, il continue.',
  },
  'CAP-1/warning': {
    nl: 'Je begeleiding stopt binnenkort. Je bereidt dat voor met je bemiddelaar.',
    en: 'Your guidance ends soon. You prepare that with your mediator.',
    fr: 'Votre accompagnement se termine bientôt. Vous préparez cela avec votre médiateur.',
  },
  CAP: {
    nl: 'Je begeleiding eindigt: ze duurt hoogstens 24 maanden.',
    en: 'Your guidance ends: it lasts at most 24 months.',
    fr: 'Votre accompagnement se termine : il dure 24 mois au plus.',
  },
};

const fallback: Said = {
  nl: 'Je traject loopt. Vraag je bemiddelaar wat er nu komt.',
  en: 'Your trajectory goes on. Ask your mediator what comes now.',
  fr: 'Votre trajet continue. Demandez à votre médiateur ce qui suit.',
};

/** @param rule e.g. `GRP-3/end`: its own sentence, else that of the rule, else that of its family */
export function ownStepText(rule: string, lang: OwnLang): string {
  const [key = ''] = rule.split('/');
  const [family = ''] = key.split('-');
  return (steps[rule] ?? steps[key] ?? steps[family] ?? fallback)[lang];
}

const owners: Readonly<Record<Wait['who'], Said>> = {
  mediator: { nl: 'je bemiddelaar', en: 'your mediator', fr: 'votre médiateur' },
  partner: { nl: 'de organisatie van de groep', en: 'the organisation of the group', fr: 'l’organisation du groupe' },
  groupWorker: { nl: 'de groepswerker', en: 'the group worker', fr: 'l’accompagnateur du groupe' },
  jobCoach: { nl: 'je jobcoach', en: 'your jobcoach', fr: 'votre jobcoach' },
  teamLead: { nl: 'de teamleider', en: 'the team lead', fr: 'le chef d’équipe' },
  // No task of a trajectory is theirs.
  programmeCoordinator: { nl: '', en: '', fr: '' },
  rule: { nl: '', en: '', fr: '' },
  system: { nl: '', en: '', fr: '' },
};

/** Whose turn it is, as the person knows them; empty: nobody's, it goes by itself. */
export const ownOwnerText = (who: Wait['who'], lang: OwnLang): string => owners[who][lang];

type Rung = NonNullable<Wait['otherwise']>['rung'];

const otherwiseWords: Readonly<Record<Rung, Said>> = {
  reminder: {
    nl: 'Op {day} krijgt {who} een herinnering.',
    en: 'On {day} {who} gets a reminder.',
    fr: 'Le {day}, {who} reçoit un rappel.',
  },
  overdue: {
    nl: 'Op {day} hoort {who} dat het te laat is.',
    en: 'On {day} {who} hears that it is late.',
    fr: 'Le {day}, {who} apprend que c’est en retard.',
  },
  teamLead: {
    nl: 'Op {day} hoort de leiding dat het te laat is, en bespreekt het met {who}.',
    en: 'On {day} those who lead hear that it is late, and talk about it with {who}.',
    fr: 'Le {day}, la direction apprend que c’est en retard et en parle avec {who}.',
  },
  programmeCoordinator: {
    nl: 'Op {day} hoort de coördinator van de provincie dat het te laat is.',
    en: 'On {day} the coordinator of the province hears that it is late.',
    fr: 'Le {day}, le coordinateur de la province apprend que c’est en retard.',
  },
  falls: {
    nl: 'Op {day} gebeurt dit vanzelf.',
    en: 'On {day} this happens by itself.',
    fr: 'Le {day}, cela se fait tout seul.',
  },
  opens: { nl: 'Vanaf {day} mag dit.', en: 'From {day} this is allowed.', fr: 'À partir du {day}, c’est possible.' },
  asksAgain: {
    nl: 'Op {day} vragen we het opnieuw.',
    en: 'On {day} we ask again.',
    fr: 'Le {day}, nous demandons de nouveau.',
  },
};

/** What happens if nobody does anything, and who then calls; empty: nothing more. */
export function ownOtherwiseText({ otherwise, who }: Pick<Wait, 'otherwise' | 'who'>, lang: OwnLang): string {
  if (!otherwise) return '';
  return otherwiseWords[otherwise.rung][lang]
    .replace('{day}', longDate(otherwise.on as LocalDate, lang))
    .replace('{who}', ownOwnerText(who, lang));
}
