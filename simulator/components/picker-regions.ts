/** Names by code: `{ "310000": "上海市" }`. */
type Names = Record<string, string>;
type Regions = { province_list: Names; city_list: Names; county_list: Names };

interface Region {
  readonly code: string;
  readonly name: string;
}

/** What `<picker mode="region">` tells. */
interface RegionAnswer {
  value: string[];
  code: string[];
  postcode: string;
}

/** The columns of a choice of provinces, cities and districts, the later ones following the earlier. */
export interface RegionColumns {
  readonly chosen: number[];
  columns(): string[][];
  choose(column: number, at: number): void;
  answer(chosen: readonly number[]): RegionAnswer;
}

/** Columns by `level`. A street (`sub-district`) is not known here: such a picker ends with the district. */
const depths: Record<string, number> = { province: 1, city: 2, region: 3, 'sub-district': 3 };

let known: Promise<Regions> | undefined;

/** Asks the simulator for the country's regions, once, and begins with what the picker holds. */
export async function regionColumns(data: Record<string, unknown>): Promise<RegionColumns> {
  known ??= fetch('/regions.json').then((response) => response.json() as Promise<Regions>);
  const regions = await known;
  const depth = depths[String(data.level ?? 'region')] ?? 3;
  const custom = data.customItem ? [{ code: '', name: String(data.customItem) }] : [];
  const chosen: number[] = Array.from({ length: depth }, () => 0);
  const list = (column: number): Region[] => {
    const above = column === 0 ? undefined : list(column - 1)[chosen[column - 1] ?? 0];
    return [...custom, ...(above?.code === '' ? [] : below(regions, column, above?.code ?? ''))];
  };
  const wished = Array.isArray(data.value) ? data.value.map(String) : [];
  for (const [column, name] of wished.slice(0, depth).entries())
    chosen[column] = Math.max(
      0,
      list(column).findIndex((region) => region.name === name),
    );
  return {
    chosen,
    columns: () => chosen.map((_, column) => list(column).map(({ name }) => name)),
    choose(column, at) {
      chosen[column] = at;
      chosen.fill(0, column + 1);
    },
    answer(last) {
      for (const [column, at] of last.entries()) chosen[column] = at;
      const found = chosen.map((at, column) => list(column)[at]).filter((region) => region !== undefined);
      const codes = found.map(({ code }) => code);
      return { value: found.map(({ name }) => name), code: codes.filter(Boolean), postcode: '' };
    },
  };
}

/** Codes begin with those of what they belong to: 31 Shanghai, 3101 its city, 310101 a district. */
function below({ province_list, city_list, county_list }: Regions, column: number, above: string): Region[] {
  const names = [province_list, city_list, county_list][column] ?? {};
  const start = above.slice(0, 2 * column);
  return Object.entries(names)
    .filter(([code]) => code.startsWith(start))
    .map(([code, name]) => ({ code, name }));
}
