import type { LocalDate } from '../../domain/calendar/index.ts';
import { mayCorrectEvent } from '../../domain/trajectory/index.ts';
import {
  cohortPhaseWords,
  eventSentence,
  expertStatusWords,
  inTimeOrLate,
  ocmwQuestionWords,
  ruleTitle,
  shortDate,
  themeWords,
  onwardSentence,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import type { Visit } from '../visit.ts';
import type { Option } from './field.ts';
import { ifAllowed } from './maybe.ts';

type View = Awaited<ReturnType<Verbs['showTrajectory']>>;

/** From which ids a field of a command may choose, each with what it is called; null: it is typed. @param view null: of many at once, so nothing of one */
export async function choicesFor(visit: Visit, view: View | null, field: string): Promise<readonly Option[] | null> {
  const { verbs, acting, lang } = visit;
  const plan = async () => (view ? await ifAllowed(verbs.planOf(acting, view.trajectoryId)) : null);
  const staff = async (...roles: readonly string[]): Promise<Option[]> =>
    ((await ifAllowed(verbs.listColleagues(acting, {}))) ?? [])
      .filter(({ role, leftOn }) => roles.includes(role) && !leftOn)
      .map(({ id: value, name }) => ({ value, text: `${name} (${value})` }));
  switch (field) {
    case 'goalId':
      return ((await plan())?.goals ?? []).map(({ id: value, theme }) => ({
        value,
        text: `${value}: ${themeWords[theme][lang]}`,
      }));
    case 'actionId':
      return ((await plan())?.actions ?? [])
        .filter(({ status }) => status === 'open')
        .map(({ id: value, theme, dueOn }) => ({
          value,
          text: `${value}: ${themeWords[theme][lang]}, ${shortDate(dueOn)}`,
        }));
    case 'askId':
      return ((await plan())?.requests ?? [])
        .filter(({ answer }) => answer === null)
        .map(({ id: value, actorName, actorId }) => ({ value, text: `${value}: ${actorName ?? actorId}` }));
    case 'requestId':
      return ((await plan())?.experts ?? [])
        .filter(({ status }) => status !== 'declined')
        .map(({ id: value, status }) => ({ value, text: `${value}: ${expertStatusWords[status][lang]}` }));
    case 'questionId':
      return ((view && (await ifAllowed(verbs.lookupsOf(acting, view.trajectoryId))))?.questions ?? [])
        .filter(({ answered }) => !answered)
        .map(({ id: value, question }) => ({ value, text: `${value}: ${ocmwQuestionWords[question][lang]}` }));
    case 'partner':
      return ((await ifAllowed(verbs.organisations(acting))) ?? [])
        .filter(({ kind }) => kind === 'partner')
        .map(({ id: value, name: text }) => ({ value, text }));
    case 'mediatorId':
      return staff('mediator');
    case 'coachId':
      return staff('jobCoach');
    case 'groupWorkerId':
      return staff('groupWorker');
    case 'witnessId':
      return staff('mediator', 'teamLead');
    case 'actorId':
      return ((await ifAllowed(verbs.listNetwork(acting, {})))?.actors ?? []).map(({ id: value, name }) => ({
        value,
        text: name,
      }));
    case 'cohortId':
      return ((await ifAllowed(verbs.listCohorts(acting, {})))?.rows ?? [])
        .filter(({ phase }) => phase !== 'ended')
        .map(({ cohortId: value, startsOn, phase }) => ({
          value,
          text: `${value}: ${cohortPhaseWords[phase][lang]}, ${shortDate(startsOn)}`,
        }));
    case 'deadlineId':
      return [...(view?.waiting ? [view.waiting.waitsFor, ...view.waiting.also] : [])].map(
        ({ deadlineId: value, rule, until }) => ({
          value,
          text: `${ruleTitle(rule, lang)} (${shortDate(until)}, ${inTimeOrLate(until, view!.today as LocalDate, lang)})`,
        }),
      );
    case 'onwardId':
      return (view?.onward ?? []).map((one) => ({ value: one.id, text: onwardSentence(one, lang) }));
    case 'sequence':
      return (view?.events ?? [])
        .filter((event) => mayCorrectEvent(event, visit.by.role))
        .toReversed()
        .map((event) => ({
          value: String(event.sequence),
          text: `${shortDate(event.on)}: ${eventSentence(event, lang)}`,
        }));
    default:
      return null;
  }
}
