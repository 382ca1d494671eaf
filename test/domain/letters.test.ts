import { describe, expect, it } from 'vitest';
import { hasImpossibleLetters } from '../../domain/people/letters.ts';
import { birthProblem, mayBeSameBirth, type KnownBirth } from '../../domain/people/birth.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { birthText, longBirth } from '../../words/index.ts';

describe('letters that cannot be trusted', () => {
  it.each([
    'ZoÃ«',
    'MÃ¼ller',
    'KÄ±lÄ±Ã§',
    'Å\u00a0imek',
    'Dâ€™Hondt',
    'NgÃ´ Thá»‹',
    'Zo‰',
    'Ren‚',
    'M\u0081ller',
    'Zo\uFFFD',
    'BjŽrn',
    'MŸller',
    'Zo├½',
    'FranÃ§ois',
    'ÐœÐ°Ñ€Ð¸Ñ',
  ])('are seen in %s', (text) => expect(hasImpossibleLetters(text)).toBe(true));

  it.each([
    ...[
      'Zoë',
      'Müller',
      'Kılıç',
      'Šimek',
      'D’Hondt',
      "D'Hondt",
      'Ngô Thị Ánh',
      'Łukasz Żółć',
      'Đorđe',
      'Ñusta',
      'BAŠIĆ',
      'Åse',
      'Øyvind',
    ],
    ...[
      'Мария',
      'فاطمة',
      'zei “ja” – en ‘nee’ …',
      '5 € of 3½ uur',
      'n° 5 bus 1²',
      'CAFÉ’S',
      '«Les Amis»',
      'wacht…tot morgen',
      'Jansen-Peeters',
    ],
  ])('are none in %s', (text) => expect(hasImpossibleLetters(text)).toBe(false));
});

describe('a birth date known in part', () => {
  const today = localDate('2031-03-12');
  const of = (birth: string) => birthProblem(birth as KnownBirth, today);

  it('is in the future, too young or too old only when it surely is', () => {
    expect(['2032', '2031-04', '2031-03-13'].map(of)).toEqual(Array(3).fill('birthDate.future'));
    expect(['2017', '2016-04', '2016-03-13'].map(of)).toEqual(Array(3).fill('birthDate.tooYoung'));
    expect(['2016', '2016-03', '2016-03-12'].map(of)).toEqual([null, null, null]);
    expect(['1929', '1930-02', '1930-03-12'].map(of)).toEqual(Array(3).fill('birthDate.tooOld'));
    expect(['1930', '1930-03', '1930-03-13'].map(of)).toEqual([null, null, null]);
  });

  it('may be the day of another as far as both are known', () => {
    expect(mayBeSameBirth('1985', '1985-05-20')).toBe(true);
    expect(mayBeSameBirth('1985-05', '1985')).toBe(true);
    expect(mayBeSameBirth('1985-05', '1985-06-20')).toBe(false);
  });

  it('is said as it is known', () => {
    expect(['1985', '1985-05', '1985-05-04'].map((birth) => birthText(birth as KnownBirth))).toEqual([
      '1985',
      'mei 1985',
      '04/05/1985',
    ]);
    expect(['1985', '1985-05', '1985-05-04'].map((birth) => longBirth(birth as KnownBirth, 'nl'))).toEqual([
      'in 1985',
      'in mei 1985',
      'op 4 mei 1985',
    ]);
  });
});
