import type { Service } from './request.ts';

/** Where the public mock and our sandboxes answer; the same path without `/api` works too. */
export const MAGDA_PATH = '/api/Magda-02.00/soap/WebService';

/** Social statuses from the Crossroads Bank (KSZ), the leefloon among them. */
export const SOCIAL_STATUS: Service = {
  operation: 'GeefSociaalStatuut',
  version: '03.00.0000',
  namespace: 'http://magda.vlaanderen.be/soczek/soap/geefsociaalstatuut/v03_00',
};

/** Our interest in a person begins; of the two versions in use the newer can also name enterprises. */
export const INSCRIPTION = {
  '02.00': {
    operation: 'RegistreerInschrijving',
    version: '02.00.0000',
    namespace: 'http://webservice.registreerinschrijvingdienst-02_00.repertorium-02_00.vip.vlaanderen.be',
  },
  '02.01': {
    operation: 'RegistreerInschrijving',
    version: '02.01.0000',
    namespace: 'http://webservice.registreerinschrijvingdienst-02_01.repertorium-02_01.vip.vlaanderen.be',
  },
} as const satisfies Record<string, Service>;
export type InscriptionVersion = keyof typeof INSCRIPTION;

/** And ends. */
export const DEREGISTRATION: Service = {
  operation: 'RegistreerUitschrijving',
  version: '02.00.0000',
  namespace: 'http://webservice.registreeruitschrijvingdienst-02_00.repertorium-02_00.vip.vlaanderen.be',
};

/** Contracts declared in Dimona. */
export const WORK_RELATIONS: Service = {
  operation: 'GeefWerkrelaties',
  version: '02.00.0000',
  namespace: 'http://webservice.geefwerkrelatiesdienst-02_00.werk-02_00.vip.vlaanderen.be',
};
