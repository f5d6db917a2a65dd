import type { DocumentKind } from './types';
import { createRandom } from './random';

/** A summary as a load test needs it: no server state, moments as offsets from now. */
export interface GeneratedSummary {
  readonly id: string;
  readonly reference: string;
  readonly displayName: string;
  readonly levelRequested: number;
  readonly documentTypes: readonly DocumentKind[];
  readonly priority: 'normal' | 'high' | 'urgent';
  readonly attempt: number;
  readonly submittedAgoMinutes: number;
  readonly dueInMinutes: number;
  readonly signalCount: number;
  readonly locale: string;
  readonly status: 'pending' | 'approved' | 'rejected' | 'flagged' | 'withdrawn';
}

interface NameParts {
  readonly locale: string;
  readonly given: readonly string[];
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  /** Put between family and given name. */
  readonly comma: string;
}

const NAMES: readonly NameParts[] = [
  {
    locale: 'fr',
    given: ['Zoé', 'Maël', 'Hélène', 'François', 'Noémie', 'Gaël', 'Inès', 'Côme', 'Anaïs', 'Théo'],
    starts: ['Beau', 'Clair', 'Mont', 'Fontaine', 'Haute', 'Val', 'Château', 'Saint-É'],
    ends: ['pré', 'mont', 'lieu', 'vigne', 'rive', 'fort', 'champ', 'bois'],
    comma: ', ',
  },
  {
    locale: 'en',
    given: ['Ada', 'Miles', 'Wren', 'Jasper', 'Tamsin', 'Rowan', 'Opal', 'Silas', 'Maeve', 'Ellis'],
    starts: ['Ash', 'Brook', 'Thorn', 'Wester', 'Hollo', 'Penna', 'Marl', 'Oake'],
    ends: ['wick', 'field', 'by', 'combe', 'ridge', 'stow', 'ham', 'lowe'],
    comma: ', ',
  },
  {
    locale: 'nb',
    given: ['Åse', 'Bjørn', 'Sølvi', 'Håkon', 'Kåre', 'Øystein', 'Mæra', 'Tør', 'Ragnhild', 'Solveig'],
    starts: ['Fjær', 'Sø', 'Ås', 'Lø', 'Brå', 'Nord', 'Ulve', 'Hær'],
    ends: ['land', 'vik', 'seth', 'dal', 'ås', 'berg', 'nes', 'rud'],
    comma: ', ',
  },
  {
    locale: 'pt',
    given: ['João', 'Conceição', 'Simão', 'Inês', 'Luís', 'Mônica', 'Antão', 'Graça', 'Tomé', 'Leonor'],
    starts: ['Gui', 'Pera', 'Arru', 'Salda', 'Brito', 'Car', 'Figuei', 'Mour'],
    ends: ['marães', 'nha', 'ção', 'redo', 'valho', 'ão', 'eira', 'ães'],
    comma: ', ',
  },
  {
    locale: 'vi',
    given: [
      'Thị Lan',
      'Quốc Bảo',
      'Hồng Ngọc',
      'Văn Đức',
      'Thuỳ Dương',
      'Hữu Phước',
      'Mỹ Hạnh',
      'Đình Khôi',
      'Kim Oanh',
      'Tấn Lộc',
    ],
    starts: ['Nguyễn', 'Trần', 'Phạm', 'Đặng', 'Huỳnh', 'Võ', 'Bùi', 'Đỗ'],
    ends: ['', '', ' Đăng', ' Hoàng', ' Phan', '', ' Lê', ''],
    comma: ' ',
  },
  {
    locale: 'ar',
    given: ['آمال', 'خالد', 'ياسمين', 'سامي', 'ليلى', 'طارق', 'نور', 'هاني', 'رنا', 'زياد'],
    starts: ['بن ', 'ال', 'أبو ', 'بو', 'ال', 'بن ', 'ال', 'آل '],
    ends: ['ناصر', 'منصور', 'حداد', 'شريف', 'قاسم', 'كريم', 'سعيد', 'فارس'],
    comma: '، ',
  },
  {
    locale: 'el',
    given: ['Ελένη', 'Νίκος', 'Σοφία', 'Άρης', 'Δάφνη', 'Λουκάς', 'Ίρις', 'Πέτρος', 'Θάλεια', 'Μάρκος'],
    starts: ['Παπα', 'Καρα', 'Χατζη', 'Γερο', 'Μαυρο', 'Κοντο', 'Ασπρο', 'Λεμο'],
    ends: ['νικόλας', 'δήμος', 'γιάννης', 'θέος', 'κέφαλος', 'πούλου', 'μάτης', 'νάκη'],
    comma: ', ',
  },
  {
    locale: 'uk',
    given: ['Оксана', 'Богдан', 'Ярина', 'Тарас', 'Леся', 'Мирон', 'Злата', 'Остап', 'Дарина', 'Єва'],
    starts: ['Чорно', 'Біло', 'Криво', 'Добро', 'Верес', 'Ясен', 'Соко', 'Зимо'],
    ends: ['вол', 'енко', 'гайко', 'чук', 'ський', 'лик', 'барв', 'віт'],
    comma: ' ',
  },
  {
    locale: 'hi',
    given: ['आशा', 'रवि', 'मीरा', 'अर्जुन', 'नीला', 'विक्रम', 'तारा', 'किरण', 'सुधा', 'देव'],
    starts: ['सूर्य', 'चन्द्र', 'देव', 'राज', 'नील', 'हरि', 'शिव', 'वन'],
    ends: ['वंश', 'पाल', 'कर', 'गिरि', 'नाथ', 'वाल', 'ज्योति', 'प्रिय'],
    comma: ' ',
  },
  {
    locale: 'zh',
    given: ['雨桐', '子涵', '思远', '晓岚', '明哲', '若溪', '景行', '安然', '书瑶', '云舟'],
    starts: ['林', '苏', '顾', '沈', '陆', '白', '江', '叶'],
    ends: ['', '', '', '', '', '', '', ''],
    comma: '',
  },
  {
    locale: 'ko',
    given: ['서연', '민준', '하은', '지호', '수아', '도윤', '채원', '은우', '예린', '시우'],
    starts: ['강', '문', '백', '서', '유', '한', '남궁', '제갈'],
    ends: ['', '', '', '', '', '', '', ''],
    comma: ' ',
  },
];

const SINGLE: readonly DocumentKind[] = [
  'passport',
  'drivers_licence',
  'national_id',
  'residence_permit',
  'health_card',
];
const PAIRS: readonly (readonly DocumentKind[])[] = [
  ['national_id', 'health_card'],
  ['passport', 'drivers_licence'],
  ['drivers_licence', 'health_card'],
  ['residence_permit', 'passport'],
];
const TRIPLES: readonly (readonly DocumentKind[])[] = [
  ['passport', 'birth_certificate'],
  ['national_id', 'birth_certificate', 'health_card'],
  ['drivers_licence', 'birth_certificate', 'passport'],
];
const DECIDED = ['approved', 'approved', 'rejected', 'flagged', 'withdrawn'] as const;
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTVWXYZ';
const MINUTES_A_DAY = 1440;

/** A reference that depends on its place in the list alone and never repeats below 2^25 x 90. */
function referenceOf(index: number): string {
  const mixed = (Math.imul(index, 0x9e3779b1) >>> 0) % 33_554_432;
  let letters = '';
  for (let shift = 0; shift < 25; shift += 5) letters += ALPHABET[(mixed >>> shift) & 31] ?? '';
  return `LD-${letters}-${10 + (index % 90)}`;
}

/**
 * Makes summaries of invented applications for load, in the order of their submission (oldest first). The same count and
 * seed always give the same records; 100,000 take well under a second.
 */
export function* generateSummaries(options: {
  readonly count: number;
  readonly seed: number;
}): Generator<GeneratedSummary> {
  const { count, seed } = options;
  const random = createRandom(seed);
  for (let index = 0; index < count; index += 1) {
    const names = random.pick(NAMES);
    const family = random.pick(names.starts) + random.pick(names.ends);
    const level = random.pick([1, 1, 2, 2, 2, 3]);
    const documentTypes = level === 1 ? [random.pick(SINGLE)] : random.pick(level === 2 ? PAIRS : TRIPLES);
    const submittedAgoMinutes = Math.floor(((count - index) / count) * 30 * MINUTES_A_DAY) + random.integer(0, 9);
    const luck = random.next();
    yield {
      id: `load-${seed}-${index}`,
      reference: referenceOf(index),
      displayName: `${family}${names.comma}${random.pick(names.given)}`,
      levelRequested: level,
      documentTypes,
      priority: luck < 0.04 ? 'urgent' : luck < 0.16 ? 'high' : 'normal',
      attempt: random.pick([1, 1, 1, 1, 1, 2, 2, 3]),
      submittedAgoMinutes,
      dueInMinutes: 32 * MINUTES_A_DAY - submittedAgoMinutes + random.integer(-600, 600),
      signalCount: random.pick([0, 0, 0, 0, 1, 1, 2, 3]),
      locale: names.locale,
      status: random.next() < 0.94 ? 'pending' : random.pick(DECIDED),
    };
  }
}
