/** What the runtime UI needs to draw itself: the application as far as the sight has it, in one language. */
import { inLanguage, type Language } from '../../errors/define.js';
import type { AppInfo } from '../../contract/app.js';
import type { Release } from '../../contract/call.js';
import type { Sight } from '../sight/sight.js';
import { objectInfo } from './object-info.js';

export function appInfo(release: Release, sight: Sight, language: Language): AppInfo {
  const text = inLanguage(language);
  const { app } = sight.model;
  const groups = app.navigation.map(({ label, objects }) => ({
    label: text(label),
    objects: objects.filter((name) => sight.objects[name]),
  }));
  return {
    release: release.number,
    label: text(app.label),
    version: app.version,
    country: app.country,
    currency: app.currency,
    timezone: app.timezone,
    navigation: groups.filter(({ objects }) => objects.length > 0),
    objects: Object.fromEntries(Object.values(sight.objects).map((of) => [of.object.name, objectInfo(sight, of, language)])),
  };
}
