import {
  type Faker,
  fakerAR,
  fakerDE,
  fakerEL,
  fakerEN,
  fakerES,
  fakerFR,
  fakerHE,
  fakerIT,
  fakerJA,
  fakerKO,
  fakerPL,
  fakerTR,
  fakerUK,
  fakerVI,
  fakerZH_CN,
} from '@faker-js/faker';

const SEED = 20_260_901;

/** How often each naming tradition occurs in a hundred students. */
const MIX: readonly (readonly [Faker, number, 'given-first' | 'family-first' | 'joined'])[] = [
  [fakerEN, 38, 'given-first'],
  [fakerES, 10, 'given-first'],
  [fakerFR, 6, 'given-first'],
  [fakerDE, 5, 'given-first'],
  [fakerIT, 3, 'given-first'],
  [fakerPL, 5, 'given-first'],
  [fakerTR, 4, 'given-first'],
  [fakerVI, 5, 'family-first'],
  [fakerEL, 3, 'given-first'],
  [fakerUK, 4, 'given-first'],
  [fakerAR, 5, 'given-first'],
  [fakerHE, 2, 'given-first'],
  [fakerZH_CN, 4, 'joined'],
  [fakerJA, 2, 'joined'],
  [fakerKO, 2, 'joined'],
];

/** Forms that break careless software: one-name people, apostrophes straight and curly, hyphens, letters with two marks. */
const PARTICULAR = [
  'Suharti',
  'Sukarno',
  'O’Brien Quinn',
  "Sean O'Neill",
  'D’Angelo Whitfield',
  'Marguerite d’Aubigné',
  'Łucja Wójcik-Brandão',
  'Zoë Ó Briain',
  'Æsa Hallgrímsdóttir',
  'José Ángel Ibáñez',
  'نور الحسيني',
  'بدر الدين',
  'אביגיל בן־דוד',
  '李思涵',
  '김서연',
  'Аружан Сейтқали',
  'Αικατερίνη Παππά',
  'Nguyễn Thị Ánh Tuyết',
  'Ngozi Okonkwo-Ådland',
  'Mary Jane van der Berg-Smith',
];

/** `count` names from many scripts; the same ones every time. */
export function sampleNames(count: number): string[] {
  const pickers = MIX.flatMap(([faker, share, order]) => Array.from({ length: share }, () => ({ faker, order })));
  for (const { faker } of new Set(pickers)) faker.seed(SEED);
  fakerEN.seed(SEED);
  const names = [...PARTICULAR];
  for (let i = names.length; i < count; i += 1) {
    // A stride that is prime to a hundred mixes the traditions without chance.
    const { faker, order } = pickers[(i * 37) % pickers.length] as (typeof pickers)[number];
    names.push(fullName(faker, order));
  }
  return names.slice(0, count);
}

function fullName(faker: Faker, order: 'given-first' | 'family-first' | 'joined'): string {
  const given = faker.person.firstName();
  const family = faker.person.lastName();
  if (order === 'joined') return `${family}${given}`;
  return order === 'family-first' ? `${family} ${given}` : `${given} ${family}`;
}
