export interface ZoneChoice {
  id: string;
  name: string;
}

/**
 * The time zones to choose from, by name. UTC and the zone in use are always among them: browsers leave out UTC, and
 * each knows some zones by their older names only.
 */
export function zoneChoices(inUse: string | undefined): ZoneChoice[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(inUse ? [inUse] : [])]);
  return [...zones].sort().map((zone) => ({ id: zone, name: zone.replaceAll('_', ' ') }));
}
