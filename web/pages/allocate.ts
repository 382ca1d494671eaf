import { cohortPhaseWords, filled, groupsWords, shortDate } from '../../words/index.ts';
import { colleaguesOf } from '../components/colleagues.ts';
import { notice } from '../components/table.ts';
import { html } from '../html.ts';
import { backOf } from '../return-to.ts';
import type { Site } from '../site.ts';
import { nameOf } from '../components/subject.ts';

/** Which group somebody goes to: the ones with a place, each with when it starts; what follows is shown before it is done. */
export function allocatePage(site: Site): void {
  site.get('/groepen/indelen/:trajectory', async (visit) => {
    const { verbs, acting, params, lang, query } = visit;
    const trajectoryId = params['trajectory'] ?? '';
    const view = await verbs.showTrajectory(acting, trajectoryId);
    const { rows } = await verbs.listCohorts(acting, { province: view.province });
    const colleagues = await colleaguesOf(visit);
    const t = groupsWords[lang];
    const back = backOf(visit, '/groepen?deel=wacht');
    const open = rows.filter(({ phase }) => phase !== 'ended');
    const onward = new URLSearchParams({ trajectoryId, terug: query.get('terug') ?? '/groepen?deel=wacht' });
    return {
      title: filled(t.allocateTitle, { who: nameOf(view) || trajectoryId }),
      lead: t.allocateLead,
      place: 'groups',
      back,
      body: open.some(({ members, size }) => members < size)
        ? html`<ul class="w2-grid w2-bare">
            ${open.map(({ cohortId, phase, startsOn, startedOn, members, size, groupWorkerId }) => {
              const free = size - members;
              return html`<li class="w2-card">
                <h2 class="ds-heading" data-size="2xs">${filled(t.groupName, { id: cohortId })}</h2>
                <p>${cohortPhaseWords[phase][lang]}, ${t.starts.toLowerCase()} ${shortDate(startedOn ?? startsOn)}</p>
                <p>
                  ${filled(t.ofSize, { n: members, size })},
                  ${free === 1 ? t.freeOne : free > 0 ? filled(t.free, { n: free }) : t.full}
                </p>
                <p class="w2-quiet w2-small">
                  ${t.groupWorker}: ${colleagues.get(groupWorkerId)?.name ?? groupWorkerId}
                </p>
                ${
                  free > 0
                    ? html`<p>
                        <a
                          class="ds-button"
                          data-variant="secondary"
                          href="/groepen/${cohortId}/doe/allocate?${onward.toString()}"
                          >${filled(t.choose, { id: cohortId })}</a
                        >
                      </p>`
                    : ''
                }
              </li>`;
            })}
          </ul>`
        : html`${notice(t.allocateNone, 'warning')}
            <p><a class="ds-button" href="/groepen/plannen">${t.plan}</a></p>`,
    };
  });
}
