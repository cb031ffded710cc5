/** People at companies. */
import { isHome, mobile, type Company } from './company.js';
import type { Random } from './random.js';
import type { Sample } from './sample.js';

export interface Person {
  readonly name: string;
  readonly jobTitle: string;
  readonly department: string;
  readonly role: 'decision_maker' | 'influencer' | 'user';
  readonly phone: string;
  readonly email: string;
  readonly wechat: string | null;
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();

export function personOf(company: Company, sample: Sample, random: Random): Person {
  const { people } = sample;
  const role = random.choose({ decision_maker: 3, influencer: 4, user: 5 });
  const { name, account } = isHome(company.place) ? chineseName(sample, random) : foreignName(company.place.abroad, random);
  return {
    name,
    role,
    jobTitle: random.pick(people.jobs[role])[company.language],
    department: random.pick(people.departments)[company.language],
    phone: mobile(company, sample, random),
    email: `${account}@${company.domain}`,
    wechat: company.language === 0 ? `${account.replace('.', '_')}${random.integer(10, 999)}` : null,
  };
}

/** Common surnames come first in the list and are met more often. */
function chineseName({ people }: Sample, random: Random) {
  const surname = people.surnames[Math.floor(random.unit() ** 2 * people.surnames.length)] ?? random.pick(people.surnames);
  const given = random.pick(people.given);
  return { name: surname.text + given.text, account: `${given.pinyin}.${surname.pinyin}` };
}

function foreignName({ given, family }: { given: readonly string[]; family: readonly string[] }, random: Random) {
  const [first, last] = [random.pick(given), random.pick(family)];
  return { name: `${first} ${last}`, account: `${plain(first)}.${plain(last)}` };
}
