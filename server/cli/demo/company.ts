/** Companies: what they are called, where they sit, how they are reached. */
import type { Random } from './random.js';
import type { Abroad, City, Sample, Spelled, Trade } from './sample.js';

export interface Company {
  readonly name: string;
  readonly shortName: string;
  readonly trade: Trade;
  /** Domain of its website and addresses; `.example` belongs to nobody. */
  readonly domain: string;
  /** 0: texts in Chinese, 1: in English. */
  readonly language: 0 | 1;
  readonly place: Home | Away;
}

interface Home {
  readonly country: 'CN';
  readonly city: City;
  /** As the picklists label them. */
  readonly cityName: string;
  readonly province: string;
  readonly provinceName: string;
}

interface Away {
  readonly country: string;
  readonly abroad: Abroad;
  readonly cityName: string;
}

export const isHome = (place: Home | Away): place is Home => 'city' in place;

/** What two names must not share, as the unique index of `customer.name` sees it. */
export const nameKey = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

/** Finds the province a city lies in and both names, out of the picklists of the model. */
export type Locate = (city: string) => Pick<Home, 'cityName' | 'province' | 'provinceName'>;

export class Companies {
  constructor(
    private readonly sample: Sample,
    private readonly locate: Locate,
    private readonly taken: Set<string>,
  ) {}

  /** One that no other customer is called like. */
  unique(random: Random): Company {
    for (let attempt = 0; attempt < 1000; attempt++) {
      const company = this.any(random);
      const key = nameKey(company.name);
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return company;
    }
    throw new Error('There are not enough names for so many customers; choose another seed');
  }

  any(random: Random): Company {
    const trade = random.weighted(this.sample.companies.trades, ({ weight }) => weight);
    return random.chance(0.12) ? this.abroad(trade, random) : this.home(trade, random);
  }

  private home(trade: Trade, random: Random): Company {
    const { companies, places } = this.sample;
    const city = random.weighted(places.cities, ({ weight }) => weight);
    const located = this.locate(city.city);
    const brand = this.brand(random);
    const line = random.pick(trade.zh);
    return {
      name: `${located.cityName}${brand.text}${line}${random.pick(companies.forms)}`,
      shortName: `${brand.text}${line.slice(0, 2)}`,
      trade,
      domain: `${brand.pinyin}-${city.city}.example`,
      language: 0,
      place: { country: 'CN', city, ...located },
    };
  }

  private abroad(trade: Trade, random: Random): Company {
    const { companies, places } = this.sample;
    const abroad = random.weighted(places.countries, ({ weight }) => weight);
    const roots = random.some(companies.roots, random.chance(0.45) ? 2 : 1);
    const line = random.pick(trade.en);
    const cityName = random.pick(abroad.cities);
    const name = roots.length > 1 ? `${roots.join(' & ')} ${line}` : `${roots.join('')} ${line} ${cityName}`;
    return {
      name: `${name} ${random.pick(abroad.forms)}`,
      shortName: roots.join(' & '),
      trade,
      domain: `${roots.join('-')}-${line}.example`.toLowerCase(),
      language: 1,
      place: { country: abroad.country, abroad, cityName },
    };
  }

  private brand(random: Random): Spelled {
    const first = random.pick(this.sample.companies.first);
    const second = random.pick(this.sample.companies.second);
    return { text: first.text + second.text, pinyin: first.pinyin + second.pinyin };
  }
}

const digits = (pattern: string, random: Random): string => pattern.replaceAll('#', () => String(random.integer(0, 9)));

/** The switchboard, E.164. */
export function landline({ place }: Company, random: Random): string {
  return isHome(place) ? digits(`+86${place.city.area}8#######`, random) : digits(random.pick(place.abroad.phones), random);
}

/** A person's number, E.164. */
export function mobile({ place }: Company, { people }: Sample, random: Random): string {
  return isHome(place)
    ? digits(`+86${random.pick(people.mobilePrefixes)}########`, random)
    : digits(random.pick(place.abroad.phones), random);
}

/** Where its office stands. */
export function addressOf({ place }: Company, { places }: Sample, random: Random): Readonly<Record<string, string>> {
  const number = random.integer(1, 999);
  if (!isHome(place)) {
    return { country: place.country, city: place.cityName, street: place.abroad.street.replace('{n}', String(number)) };
  }
  const street = `${random.pick(place.city.districts)}${random.pick(places.roads)} ${number} 号${random.chance(0.5) ? ` ${random.integer(1, 12)} 幢 ${random.integer(2, 28)} 层` : ''}`;
  return {
    country: 'CN',
    province: place.provinceName,
    city: place.cityName,
    street,
    postal_code: digits(`${place.city.postal}##`, random),
  };
}
