import type { DocumentKind, IssuerCode } from '../types';

/** Words that an issuer prints, in its language and in English. */
interface Words {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: string;
  readonly birthplace: string;
  readonly sex: string;
  readonly nationality: string;
  readonly number: string;
  readonly issued: string;
  readonly expires: string;
  readonly address: string;
  readonly height: string;
  readonly eyes: string;
  readonly authority: string;
  readonly signature: string;
  readonly category: string;
  readonly found: string;
  readonly workPermit: string;
  /** Small print on the back of a health card. */
  readonly healthNotes: readonly string[];
  readonly certificateNotes: string;
  readonly noNotes: string;
}

/** An invented issuer: names, colours and words. */
export interface Issuer {
  readonly code: IssuerCode;
  readonly name: string;
  readonly nationality: string;
  readonly authority: string;
  readonly deep: string;
  readonly mid: string;
  readonly light: readonly [string, string, string];
  readonly lines: readonly [string, string, string];
  readonly titles: Readonly<Record<DocumentKind, string>>;
  readonly words: Words;
  /** Six digits that stand for the issuer in a licence's barcode; 63xxxx here is invented. */
  readonly barcodeIssuer: string;
}

const UTOPIA: Issuer = {
  code: 'UTO',
  name: 'UTOPIA',
  nationality: 'UTOPIENNE / UTOPIAN',
  authority: 'PRÉFECTURE DE PORT-CLAIR',
  deep: '#0f5561',
  mid: '#1c7a80',
  light: ['#d3ebe6', '#f3ead9', '#c6dcec'],
  lines: ['#3d918f', '#c07a56', '#5d79b4'],
  titles: {
    passport: 'PASSEPORT  ·  PASSPORT',
    drivers_licence: 'PERMIS DE CONDUIRE  ·  DRIVING LICENCE',
    national_id: 'CARTE NATIONALE D’IDENTITÉ  ·  NATIONAL IDENTITY CARD',
    health_card: 'Santé Utopia',
    birth_certificate: 'EXTRAIT D’ACTE DE NAISSANCE',
    residence_permit: 'TITRE DE SÉJOUR  ·  RESIDENCE PERMIT',
  },
  words: {
    familyName: 'Nom / Surname',
    givenNames: 'Prénoms / Given names',
    birthDate: 'Date de naissance / Date of birth',
    birthplace: 'Lieu de naissance / Place of birth',
    sex: 'Sexe / Sex',
    nationality: 'Nationalité / Nationality',
    number: 'N° du document / Document No.',
    issued: 'Délivrée le / Date of issue',
    expires: 'Expire le / Date of expiry',
    address: 'Domicile / Address',
    height: 'Taille / Height',
    eyes: 'Couleur des yeux / Colour of eyes',
    authority: 'Autorité / Authority',
    signature: 'Signature du titulaire / Holder’s signature',
    category: 'Catégorie / Category',
    found: 'Carte trouvée : déposer dans une mairie. / If found, hand in at any town hall.',
    workPermit: 'B2  ·  TRAVAIL / WORK',
    healthNotes: [
      'Présenter cette carte à chaque visite. / Show this card at each visit.',
      'La carte reste la propriété de l’émetteur. / Property of the issuer.',
      'Urgences / Emergencies: 112',
    ],
    certificateNotes: 'Mentions marginales  ·  Notes',
    noNotes: 'NÉANT / NONE',
  },
  barcodeIssuer: '639801',
};

const NORHAVEN: Issuer = {
  code: 'XNH',
  name: 'NORHAVEN',
  nationality: 'NORHAVENSK / NORHAVENER',
  authority: 'POLITIET I STORVIK',
  deep: '#22346b',
  mid: '#3f5a9e',
  light: ['#dbe3f2', '#f4eee6', '#e8d9df'],
  lines: ['#5a74b4', '#b4687a', '#6b9bb0'],
  titles: {
    passport: 'PASS  ·  PASSPORT',
    drivers_licence: 'FØRERKORT  ·  DRIVING LICENCE',
    national_id: 'NASJONALT ID-KORT  ·  NATIONAL IDENTITY CARD',
    health_card: 'Norhelse',
    birth_certificate: 'FØDSELSATTEST',
    residence_permit: 'OPPHOLDSKORT  ·  RESIDENCE PERMIT',
  },
  words: {
    familyName: 'Etternavn / Surname',
    givenNames: 'Fornavn / Given names',
    birthDate: 'Fødselsdato / Date of birth',
    birthplace: 'Fødested / Place of birth',
    sex: 'Kjønn / Sex',
    nationality: 'Nasjonalitet / Nationality',
    number: 'Dokumentnr. / Document No.',
    issued: 'Utstedt / Date of issue',
    expires: 'Gyldig til / Date of expiry',
    address: 'Adresse / Address',
    height: 'Høyde / Height',
    eyes: 'Øyenfarge / Colour of eyes',
    authority: 'Myndighet / Authority',
    signature: 'Innehaverens underskrift / Holder’s signature',
    category: 'Kategori / Category',
    found: 'Funnet kort leveres til politiet. / If found, hand in to the police.',
    workPermit: 'B2  ·  ARBEID / WORK',
    healthNotes: [
      'Vis kortet ved hvert besøk. / Show this card at each visit.',
      'Kortet er utstederens eiendom. / Property of the issuer.',
      'Nødnummer / Emergencies: 112',
    ],
    certificateNotes: 'Merknader  ·  Notes',
    noNotes: 'INGEN / NONE',
  },
  barcodeIssuer: '639802',
};

const MARESIA: Issuer = {
  code: 'XMR',
  name: 'MARÉSIA',
  nationality: 'MARESIANA / MARESIAN',
  authority: 'REGISTO CIVIL DE VILA-FOZ',
  deep: '#7a3421',
  mid: '#b4592f',
  light: ['#f6e7d2', '#eef2df', '#f3d9cb'],
  lines: ['#c4844c', '#6f9a62', '#b0605a'],
  titles: {
    passport: 'PASSAPORTE  ·  PASSPORT',
    drivers_licence: 'CARTA DE CONDUÇÃO  ·  DRIVING LICENCE',
    national_id: 'CARTÃO DE IDENTIDADE  ·  IDENTITY CARD',
    health_card: 'Saúde Marésia',
    birth_certificate: 'CERTIDÃO DE NASCIMENTO',
    residence_permit: 'TÍTULO DE RESIDÊNCIA  ·  RESIDENCE PERMIT',
  },
  words: {
    familyName: 'Apelidos / Surname',
    givenNames: 'Nomes / Given names',
    birthDate: 'Data de nascimento / Date of birth',
    birthplace: 'Naturalidade / Place of birth',
    sex: 'Sexo / Sex',
    nationality: 'Nacionalidade / Nationality',
    number: 'N.º do documento / Document No.',
    issued: 'Emitido em / Date of issue',
    expires: 'Válido até / Date of expiry',
    address: 'Morada / Address',
    height: 'Altura / Height',
    eyes: 'Cor dos olhos / Colour of eyes',
    authority: 'Autoridade / Authority',
    signature: 'Assinatura do titular / Holder’s signature',
    category: 'Categoria / Category',
    found: 'Cartão achado: entregar no registo civil. / If found, hand in at any registry.',
    workPermit: 'B2  ·  TRABALHO / WORK',
    healthNotes: [
      'Apresente este cartão em cada consulta. / Show this card at each visit.',
      'O cartão é propriedade do emissor. / Property of the issuer.',
      'Emergências / Emergencies: 112',
    ],
    certificateNotes: 'Averbamentos  ·  Notes',
    noNotes: 'NADA CONSTA / NONE',
  },
  barcodeIssuer: '639803',
};

/** The invented issuers by code. */
export const ISSUERS: Readonly<Record<IssuerCode, Issuer>> = { UTO: UTOPIA, XNH: NORHAVEN, XMR: MARESIA };
