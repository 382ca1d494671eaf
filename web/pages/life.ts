import type { LocalDate } from '../../domain/calendar/index.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { filled, lifeWords } from '../../words/index.ts';
import { life } from '../components/life.ts';
import { backOf } from '../return-to.ts';
import type { Site } from '../site.ts';
import { nameOf } from '../components/subject.ts';

/** One life as a picture: which phases, how long. */
export function lifePage(site: Site): void {
  site.get('/trajecten/:id/verloop', async (visit) => {
    const { verbs, acting, params, lang } = visit;
    const id = params['id'] ?? '';
    const view = await verbs.showTrajectory(acting, id);
    const dates = { today: view.today as LocalDate, closedOn: (view.closed?.on ?? null) as LocalDate | null };
    return {
      title: filled(lifeWords[lang].titleOf, { who: nameOf(view) || id }),
      place: 'work',
      lead: lifeWords[lang].lead,
      back: backOf(visit, `/trajecten/${id}`),
      body: await life((view.events ?? []) as readonly TrajectoryEvent[], dates, lang),
    };
  });
}
