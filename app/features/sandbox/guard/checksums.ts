const BUSINESS_WEIGHTS = [1, 2, 1, 2, 1, 2, 4, 1];

/** The rule since April 2023: divisible by 5, which includes the numbers given out before (by 10). */
export function isBusinessNumber(digits: string): boolean {
  if (!/^[0-9]{8}$/.test(digits) || digits === "00000000") return false;
  const sum = BUSINESS_WEIGHTS.reduce((total, weight, index) => {
    const product = weight * Number(digits[index]);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  // A 7 in seventh place makes 28, whose digits add up to 10: that counts as 1 or as 0.
  return sum % 5 === 0 || (digits[6] === "7" && (sum + 1) % 5 === 0);
}

/** Whether the digits from `start` up to `end` end in their Luhn check digit. */
export function passesLuhn(digits: string, start: number, end: number): boolean {
  let sum = 0;
  for (let index = start; index < end; index += 1) {
    const digit = digits.charCodeAt(index) - 48;
    // Every other digit is doubled, from the one before the check digit.
    sum += (end - index) % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
