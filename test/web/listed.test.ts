import { describe, expect, it } from 'vitest';
import { anything, misplaced, unlisted } from './kit/listed.ts';
import { openedRoutes } from './kit/routes.ts';

describe('the list of pages that are looked at', () => {
  it('has a line for every page that can be opened', () => {
    expect(unlisted(openedRoutes())).toEqual([]);
  });
  it('has no line for a page that is not there', () => {
    expect(misplaced(openedRoutes(), anything)).toEqual([]);
  });
});
