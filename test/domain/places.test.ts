import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { placeOf, placesOf, type Place } from '../../domain/people/places.ts';

const place = (postcode: string, nis: string, name: string, changes: Partial<Place> = {}): Place => ({
  ...{ postcode, nis, name, province: 'antwerp', from: localDate('1977-01-01'), until: null, mergedInto: null },
  ...changes,
});
const merged = localDate('2025-01-01');
const places = placesOf([
  place('2070', '11056', 'Zwijndrecht', { until: localDate('2024-12-31'), mergedInto: '46030' }),
  place('2070', '46030', 'Beveren-Kruibeke-Zwijndrecht', { province: 'eastFlanders', from: merged }),
  place('3500', '71022', 'Hasselt', { province: 'limburg' }),
  place('9000', '44021', 'Gent', { province: 'eastFlanders' }),
  place('9120', '46003', 'Beveren', { province: 'eastFlanders', until: localDate('2024-12-31'), mergedInto: '46030' }),
  place('9100', '46021', 'Sint-Niklaas', { province: 'eastFlanders' }),
]);
const of = (postcode: string, name: string, on = '2031-03-03') => placeOf(places, postcode, name, localDate(on));

describe('the place of an address', () => {
  it('lies in the province of its municipality on that day', () => {
    expect(of('2070', 'Zwijndrecht', '2024-12-31')).toEqual({ province: 'antwerp', name: 'fits' });
    expect(of('2070', 'Zwijndrecht')).toEqual({ province: 'eastFlanders', name: 'fits' });
    expect(of('2070', '').province).toBe('eastFlanders');
  });

  it('follows the ranges of the postcodes only where no municipality is known', () => {
    expect(of('8000', 'Brugge')).toEqual({ province: 'westFlanders', name: 'fits' });
    expect(of('1080', 'Molenbeek').province).toBeNull();
  });

  it('may be named as it was, as a part of it is, or in another spelling', () => {
    expect(of('2070', 'Beveren').name).toBe('fits');
    expect(of('9100', 'St. Niklaas').name).toBe('fits');
    expect(of('3500', 'HASSELT').name).toBe('fits');
    expect(of('8800', 'Beveren').name).toBe('fits');
    expect(of('3500', 'Kuringen').name).toBe('unknown');
  });

  it('is not that of another municipality', () =>
    expect(of('3500', 'Gent').name).toEqual({ isOf: 'Gent', postcodeOf: 'Hasselt' }));
});
