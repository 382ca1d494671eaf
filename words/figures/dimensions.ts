import type { AgeGroup, Dimension, EducationGroup, Migration, StatSex } from '../../domain/statistics/index.ts';
import type { Words } from '../lang.ts';

type Of<C extends string> = Readonly<Record<C, Words>>;
const unknown: Words = { nl: 'niet gekend', en: 'not known' };

export const statSexWords: Of<StatSex> = {
  F: { nl: 'vrouw', en: 'woman' },
  M: { nl: 'man', en: 'man' },
  X: { nl: 'X', en: 'X' },
  unknown,
};
export const ageGroupWords: Of<AgeGroup> = {
  under25: { nl: 'jonger dan 25', en: 'under 25' },
  '25to58': { nl: '25 tot en met 58', en: '25 to 58' },
  over58: { nl: 'ouder dan 58', en: 'over 58' },
  unknown,
};
export const educationWords: Of<EducationGroup> = {
  low: { nl: 'laaggeschoold', en: 'low' },
  middle: { nl: 'middengeschoold', en: 'middle' },
  high: { nl: 'hooggeschoold', en: 'high' },
  unknown,
};
export const migrationWords: Of<Migration> = {
  belgian: { nl: 'Belg', en: 'Belgian' },
  eu: { nl: 'EU, niet Belg', en: 'EU, not Belgian' },
  nonEu: { nl: 'buiten de EU', en: 'outside the EU' },
  unknown,
};

/** By what figures are split, and what exactly that is. */
export const figureDimensions: Readonly<Record<Dimension, { readonly title: Words; readonly means: Words }>> = {
  province: {
    title: { nl: 'Provincie', en: 'Province' },
    means: {
      nl: 'Van een toeleiding en haar groep: de provincie waar ze gebeurde. Al het andere: de provincie van het traject op dat ogenblik.',
      en: 'Of a referral and its group: the province where it was made. Of all else: the province of the trajectory at that moment.',
    },
  },
  sex: {
    title: { nl: 'Geslacht', en: 'Sex' },
    means: {
      nl: 'Zoals gekend bij de persoon op de afsluitdatum: vrouw, man, X.',
      en: 'As known of the person on the cut-off day: woman, man, X.',
    },
  },
  ageGroup: {
    title: { nl: 'Leeftijd', en: 'Age' },
    means: {
      nl: 'In hele jaren op de dag van de toeleiding waarover het gaat, anders van de laatste toeleiding van voordien, en zonder toeleiding op de dag van de aanmelding. Is van de geboortedatum te weinig gekend, dan staat er niet gekend.',
      en: 'In whole years on the day of the referral it is about, else of the last referral before, and without one on the day of the registration. Where too little of the birth date is known, it says not known.',
    },
  },
  education: {
    title: { nl: 'Opleiding', en: 'Education' },
    means: {
      nl: 'ISCED 2011: laag 0 tot 2, midden 3 en 4, hoog 5 tot 8, zoals gekend op de afsluitdatum.',
      en: 'ISCED 2011: low 0 to 2, middle 3 and 4, high 5 to 8, as known on the cut-off day.',
    },
  },
  migration: {
    title: { nl: 'Migratieachtergrond', en: 'Migration background' },
    means: {
      nl: 'De nationaliteitsgroep die bij de aanmelding genoteerd werd: Belg, EU, buiten de EU. Dit is niet de definitie van VDAB en Statbel, die ook een vroegere nationaliteit en die van de ouders meetelt: die wordt hier niet geregistreerd.',
      en: 'The group of nationality that was noted at registration: Belgian, EU, outside the EU. This is not the definition of VDAB and Statbel, which also counts a former nationality and that of the parents: that is not recorded here.',
    },
  },
  partner: {
    title: { nl: 'Partner', en: 'Partner' },
    means: {
      nl: 'Van de toeleiding waarover het gaat, anders van de laatste van voordien.',
      en: 'Of the referral it is about, else of the last one before.',
    },
  },
  cohort: {
    title: { nl: 'Groep', en: 'Group' },
    means: {
      nl: 'De groep waarin de persoon door die toeleiding geplaatst werd.',
      en: 'The group that the person was put in by that referral.',
    },
  },
  yearOfStart: {
    title: { nl: 'Startjaar', en: 'Year of start' },
    means: {
      nl: 'Het jaar waarin de groep van die toeleiding begon.',
      en: 'The year in which the group of that referral began.',
    },
  },
  kind: {
    title: { nl: 'Wat', en: 'What' },
    means: {
      nl: 'Hoe, waarom of welke: eigen aan elk cijfer.',
      en: 'How, why or which: of each figure its own.',
    },
  },
};
