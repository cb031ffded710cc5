/**
 * Decimal arithmetic on JSON numbers. Every result is rounded to 15 significant digits, the precision
 * of a decimal on the wire, so that 0.1 + 0.2 is 0.3 and the database, which does the same, agrees.
 */

interface Decimal {
  readonly digits: bigint;
  /** The value is digits × 10^-scale. */
  readonly scale: number;
}

function decimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** Applies an operation that keeps the scale to both values brought to the same scale. */
function aligned(a: number, b: number, operation: (a: bigint, b: bigint) => bigint): number {
  const left = decimal(a);
  const right = decimal(b);
  const scale = Math.max(left.scale, right.scale);
  const lift = (value: Decimal): bigint => value.digits * 10n ** BigInt(scale - value.scale);
  return rounded(Number(`${operation(lift(left), lift(right))}e${-scale}`));
}

const rounded = (value: number): number =>
  Number.isSafeInteger(value) && Math.abs(value) < 1e15 ? value + 0 : Number(value.toPrecision(15));

export function plus(a: number, b: number): number {
  const sum = a + b;
  const exact = Number.isInteger(a) && Number.isInteger(b) && Number.isSafeInteger(sum);
  return exact ? rounded(sum) : aligned(a, b, (left, right) => left + right);
}

export const minus = (a: number, b: number): number => plus(a, -b);
export const times = (a: number, b: number): number => rounded(a * b);
/** Null for a division by zero. */
export const divided = (a: number, b: number): number | null => (b === 0 ? null : rounded(a / b));
/** Has the sign of the dividend; null for a division by zero. */
export const remainder = (a: number, b: number): number | null => (b === 0 ? null : aligned(a, b, (left, right) => left % right));
