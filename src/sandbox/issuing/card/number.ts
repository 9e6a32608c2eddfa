import type { Turn } from '../../state/turn.js';

const VISA_TEST_RANGE = '40000099';
const YEARS_VALID = 3;

/** Sixteen digits of Visa's test range that pass the Luhn check. */
export function newNumber(turn: Turn): string {
  const digits = VISA_TEST_RANGE + turn.world.ids.digits(7);
  return digits + checkDigit(digits);
}

export function newCvc(turn: Turn): string {
  return turn.world.ids.digits(3);
}

export function newExpiry(now: number): { exp_month: number; exp_year: number } {
  const today = new Date(now * 1000);
  return { exp_month: today.getUTCMonth() + 1, exp_year: today.getUTCFullYear() + YEARS_VALID };
}

function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
