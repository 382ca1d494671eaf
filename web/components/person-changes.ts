import type { Actor } from '../../domain/trajectory/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import {
  contactPageWords,
  dateTimeText,
  filled,
  personFieldWords,
  personValueText,
  roleText,
  type Lang,
} from '../../words/index.ts';
import { html, type Html } from '../html.ts';
import { whoText, type Colleagues } from './colleagues.ts';
import { table } from './table.ts';

type Changes = Awaited<ReturnType<Verbs['personHistory']>>['changes'];

/** Who changed what about a person, when; the newest first. */
export function changesOfPerson(changes: Changes, colleagues: Colleagues, lang: Lang): Html {
  const t = contactPageWords[lang];
  const title = filled(t.history, { n: changes.length });
  const said = (value: Changes[number]['before']): string => personValueText(value, lang) || '–';
  const who = (role: string, id: string | null): string =>
    id === null ? roleText(role, lang) : whoText({ role, id } as Actor, colleagues, lang);
  return html`<details>
    <summary>${title}</summary>
    ${
      changes.length === 0
        ? html`<p class="w2-quiet">${t.historyNone}</p>`
        : table(
            title,
            [
              { title: t.what, head: true, cell: ({ field }) => personFieldWords[field][lang] },
              { title: t.before, cell: ({ before }) => said(before) },
              { title: t.after, cell: ({ after }) => said(after) },
              { title: t.when, cell: ({ at }) => html`<time datetime="${at}">${dateTimeText(at)}</time>` },
              { title: t.who, cell: ({ byRole, byId }) => who(byRole, byId) },
            ],
            [...changes].toReversed(),
          )
    }
  </details>`;
}
