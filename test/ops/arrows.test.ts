import { describe, expect, it } from 'vitest';
import { circles, type Import } from '../../ops/gates/circles.ts';
import { drawing, withDrawing } from '../../ops/gates/drawing.ts';

const imports = (...pairs: string[]): Import[] =>
  pairs.map((pair) => {
    const [from = '', to = ''] = pair.split(' > ');
    return { from, to };
  });

describe('circles between folders', () => {
  it('are none where all arrows go one way, also from a file into the folder beside it', () => {
    const oneWay = imports(
      'app/rules/adopt.ts > app/trajectories/command.ts',
      'app/trajectories/command.ts > app/open.ts',
      'app/trajectories/command.ts > app/trajectories/read.ts',
      'domain/evolve.ts > domain/evolve/plan.ts',
      'domain/evolve/plan.ts > domain/state.ts',
    );
    expect(circles(oneWay)).toEqual([]);
  });

  it('are found between rooms and between slices though no two files import each other', () => {
    const rooms = imports('app/open.ts > ops/settings.ts', 'ops/seed.ts > app/command.ts');
    expect(circles(rooms)).toEqual([['app', 'ops']]);
    const slices = imports('app/a/x.ts > app/b/y.ts', 'app/b/z.ts > app/c/y.ts', 'app/c/z.ts > app/a/y.ts');
    expect(circles(slices)).toEqual([['app/a', 'app/b', 'app/c']]);
  });

  it('are found between a file and the folder beside it', () => {
    const beside = imports('domain/evolve.ts > domain/evolve/plan.ts', 'domain/evolve/noted.ts > domain/evolve.ts');
    expect(circles(beside)).toEqual([['domain/evolve', 'domain/evolve.ts']]);
  });
});

describe('the drawing of the rooms', () => {
  it('has an arrow for each import but where it follows from others, and says what is known of workflows', () => {
    const drawn = drawing(
      imports(
        'api/main.ts > app/open.ts',
        'api/main.ts > domain/dates.ts',
        'app/open.ts > workflows/contract.ts',
        'workflows/contract.ts > domain/dates.ts',
        'test/a.ts > api/main.ts',
        'vitest.config.ts > ops/test.ts',
      ),
    );
    expect(drawn.split('\n').slice(2, -1)).toEqual([
      '  api --> app',
      '  app -.->|names and types| workflows',
      '  workflows --> domain',
    ]);
  });

  it('takes the place of the one before it, and needs a place', () => {
    const text = withDrawing(place('old'), 'new');
    expect(text).toBe(place('new'));
    expect(() => withDrawing('# A page without it', 'new')).toThrow('there is no <!-- rooms');
  });
});

const place = (drawn: string): string =>
  `# The house\n\n<!-- rooms: drawn from the imports by \`node_modules/.bin/node ops/gates/arrows.ts --draw\` -->\n\n${drawn}\n\n<!-- end of rooms -->\n\nmore\n`;
