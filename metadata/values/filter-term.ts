/** How a filter is spelled in an address: `stage=proposal`, `amount.gte=1000`, `customer.industry.in=retail,finance`. */

/** The closed list of operators; each field type offers some of them. */
const filterOperators = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'not_in',
  'contains',
  'starts_with',
  'empty',
  'has',
] as const;

export type FilterOperator = (typeof filterOperators)[number];

const known: ReadonlySet<string> = new Set(filterOperators);

/** `customer.industry.in` → `customer.industry`, `in`; a name that ends in no operator means `eq`. */
export function splitTermName(name: string): { readonly path: string; readonly operator: FilterOperator } {
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1);
  return dot > 0 && known.has(last)
    ? { path: name.slice(0, dot), operator: last as FilterOperator }
    : { path: name, operator: 'eq' };
}
