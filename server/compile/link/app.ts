/** The manifest: what the application needs, where it is at home, how its menu is grouped. */
import { isSupportedCountry } from 'libphonenumber-js';
import semver from 'semver';
import type { AppDocument } from '../../../metadata/format/types.js';
import { didYouMean, type Report } from '../documents/finding.js';
import { partsOf, type Source } from '../documents/read.js';
import type { AppModel } from '../model.js';
import type { Scope } from './scope.js';

/** Where a document is silent. */
const home = { country: 'CN', currency: 'CNY', timezone: 'Asia/Shanghai' } as const;

export const placeOf = (app: AppDocument | undefined): Pick<AppModel, 'country' | 'currency' | 'timezone'> => ({
  country: app?.country ?? home.country,
  currency: app?.currency ?? home.currency,
  timezone: app?.timezone ?? home.timezone,
});

export function linkApp(source: Source<AppDocument>, scope: Scope, platformVersion: string): AppModel {
  const { document, report } = source;
  checkPlace(document, report);
  checkRequires(document.requires, platformVersion, report.at('requires'));
  const groups = partsOf(source, 'navigation', document.navigation);
  const seen = new Set<string>();
  for (const [{ objects }, place] of groups) {
    for (const [index, name] of objects.entries()) {
      const at = place.at('objects', index);
      if (!scope.objects.has(name) && !scope.lost.has(`object:${name}`)) {
        at.error('format.object_unknown', { object: name, ...didYouMean(name, scope.objects.keys()) });
      }
      if (seen.has(name)) at.error('format.repeated', { value: name });
      seen.add(name);
    }
  }
  return {
    name: document.name,
    version: document.version,
    label: document.label,
    ...placeOf(document),
    navigation: groups.map(([{ label, objects }]) => ({ label, objects })),
  };
}

function checkPlace({ country, currency, timezone }: AppDocument, report: Report): void {
  if (country !== undefined && !isSupportedCountry(country))
    report.at('country').error('format.country_unknown', { value: country });
  const currencies = Intl.supportedValuesOf('currency');
  if (currency !== undefined && !currencies.includes(currency))
    report.at('currency').error('format.currency_unknown', { value: currency });
  if (timezone !== undefined && !isTimezone(timezone)) {
    report
      .at('timezone')
      .error('format.timezone_unknown', { value: timezone, ...didYouMean(timezone, Intl.supportedValuesOf('timeZone')) });
  }
}

/** A region of the IANA list; offsets such as `+08:00` know no summer time and are not names PostgreSQL and browsers share. */
function isTimezone(name: string): boolean {
  if (!/^([A-Za-z_]+\/[A-Za-z0-9_+/-]+|UTC)$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format();
    return true;
  } catch {
    return false;
  }
}

function checkRequires(range: string | undefined, version: string, report: Report): void {
  if (range === undefined) return;
  if (semver.validRange(range) === null) report.error('format.range', { value: range });
  else if (!semver.satisfies(version, range, { includePrerelease: true })) report.error('format.requires', { range, version });
}
