import type { Verbs } from '../../app/verbs.ts';
import { breakerWords, dateTimeText, failureText, filled, operatorWords, systemWords } from '../../words/index.ts';
import { hidden } from '../components/field.ts';
import { table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../site.ts';

type Systems = Awaited<ReturnType<Verbs['listSystems']>>;

/** How each other service is, what waits for it, and the press that says it is well again. */
export function systemsPart(systems: Systems, { lang }: Visit): Html {
  const t = operatorWords[lang];
  const moment = (at: string | null): string => (at === null ? '–' : dateTimeText(at));
  return table(
    t.systems,
    [
      { title: t.system, head: true, cell: ({ system }) => systemWords[system][lang] },
      {
        title: t.state,
        cell: ({ system, state }) =>
          html`<span class="ds-tag" data-color="${state === 'closed' ? 'success' : 'danger'}"
              >${breakerWords[state][lang]}</span
            >
            ${
              state === 'closed'
                ? none
                : html`<form method="post" action="/klopt-alles/dienst">
                    ${hidden('dienst', system)}
                    <button class="ds-button" data-variant="secondary" data-size="sm">
                      ${t.closeBreaker}<span class="ds-sr-only">: ${systemWords[system][lang]}</span>
                    </button>
                  </form>`
            }`,
      },
      { title: t.lastGood, cell: ({ lastSuccessAt }) => moment(lastSuccessAt) },
      {
        title: t.lastBad,
        cell: ({ lastFailureAt, lastFailureCode }) =>
          lastFailureCode === null ? '–' : `${moment(lastFailureAt)} ${failureText(lastFailureCode, lang)}`,
      },
      {
        title: t.failures,
        number: true,
        cell: ({ failures, calls }) => `${failures.hour}/${calls.hour} · ${failures.day}/${calls.day}`,
      },
      { title: t.waits, number: true, cell: ({ waiting }) => waiting.effects },
      {
        title: t.limits,
        cell: ({ limits }) => filled(t.limitsText, { n: limits.concurrency, s: limits.perSecond }),
      },
    ],
    systems,
  );
}
