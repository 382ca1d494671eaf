import { monthMeasures, monthsOf, monthsPicture } from '../../app/simulation/index.ts';
import { measureWords, simulationWords } from '../../words/index.ts';
import type { Result } from './simulate-result.ts';

/** Dark blue and orange: apart for whoever sees few colours, and on paper. */
const colours = ['#0b3954', '#d1495b'] as const;
const width = 760;

/** Every picture as a file that stands alone. Vega is loaded only here: it is big. */
export async function picturesOf(result: Result): Promise<{ readonly name: string; readonly svg: string }[]> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')]);
  const pictures = [];
  for (const measure of monthMeasures) {
    const points = monthsOf(result, measure, simulationWords.nl);
    const spec = {
      ...monthsPicture(points, colours, width),
      ...{ title: measureWords[measure].nl, background: 'white', config: { font: 'system-ui, sans-serif' } },
    } as unknown as Parameters<typeof compile>[0];
    const view = new vega.View(vega.parse(compile(spec).spec), { renderer: 'none' });
    pictures.push({ name: measure, svg: await view.toSVG() });
    view.finalize();
  }
  return pictures;
}
