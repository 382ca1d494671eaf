import { filled, problemOf, problemOnPage, searchWords } from '../../words/index.ts';
import { button, textField } from '../components/field.ts';
import { peopleTable } from '../components/namesakes.ts';
import { maySearch, searchPath } from '../components/search-box.ts';
import { worklist } from '../components/worklist.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';

/** Of a partner's own list, as many as somebody looks through. */
const most = 20;

/** Somebody is looked for. A POST that answers at once: no name, phone or number is ever in an address. */
export function searchPage(site: Site): void {
  site.get(searchPath, async (visit) => shown(visit, '', none));

  site.post(searchPath, async (visit) => {
    const text = visit.form.text('tekst').replaceAll('\0', '').slice(0, 200);
    try {
      return shown(visit, text, await found(visit, text));
    } catch (error) {
      const known = problemOf(error);
      if (known?.code !== 'search.tooShort') throw error;
      return shown(visit, text, none, [{ field: 'tekst', text: problemOnPage(known, visit.lang) }]);
    }
  });
}

function shown(visit: Visit, text: string, body: Html | string, problems: readonly Wrong[] = []): Shown {
  const t = searchWords[visit.lang];
  return {
    title: t.title,
    place: 'work',
    lead: visit.may('searchPeople') ? t.lead : t.leadPartner,
    back: backOf(visit, '/werk'),
    wide: true,
    problems,
    body: html`${
      maySearch(visit)
        ? html`<form class="w2-form" method="post" action="${searchPath}">
            ${textField({ name: 'tekst', label: t.label, value: text, max: 200, wrong: problems })}
            <div>${button(t.search)}</div>
          </form>`
        : none
    }
    ${body}`,
  };
}

async function found(visit: Visit, text: string): Promise<Html> {
  const { verbs, acting, may, lang } = visit;
  const t = searchWords[lang];
  if (!may('searchPeople')) {
    if (text.length < 2) await verbs.searchPeople(acting, text);
    const listed = await verbs.listTrajectories(acting, { text, limit: most });
    return results(visit, listed.rows.length, listed.next !== null, worklist(listed, visit, t.people));
  }
  const { people, more } = await verbs.searchPeople(acting, text);
  return results(visit, people.length, more, peopleTable(people, t.people, visit));
}

function results({ lang, may }: Visit, count: number, more: boolean, list: Html): Html {
  const t = searchWords[lang];
  if (count > 0)
    return html`<p role="status">
        ${count === 1 ? t.foundOne : filled(t.found, { n: count })}${more ? html`. ${t.more}` : none}
      </p>
      ${list}`;
  return html`<div class="w2-card" role="status">
    <p><b>${t.none}</b> ${t.tryThis}</p>
    <ul>
      ${t.tries.map((one) => html`<li>${one}</li>`)}
    </ul>
    ${may('registerPerson') ? html`<p><a class="ds-link" href="/aanmelden-persoon">${t.register}</a></p>` : none}
  </div>`;
}
