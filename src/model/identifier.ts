/** ISO 17442: eighteen characters and two check digits, the whole ≡ 1 (mod 97). */
export function isLei(code: string): boolean {
  return /^[0-9A-Z]{18}\d{2}$/.test(code) && BigInt(toDigits(code)) % 97n === 1n;
}

/** ISO 6166: country, nine characters, and a Luhn check digit over the digits. */
export function isIsin(code: string): boolean {
  if (!/^[A-Z]{2}[0-9A-Z]{9}\d$/.test(code)) return false;
  const digits = [...toDigits(code)].map(Number).reverse();
  const total = digits.reduce((sum, digit, index) => sum + luhn(digit, index), 0);
  return total % 10 === 0;
}

/** Letters count from ten: A = 10 … Z = 35. */
function toDigits(code: string): string {
  return [...code].map((character) => parseInt(character, 36).toString()).join('');
}

function luhn(digit: number, index: number): number {
  if (index % 2 === 0) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
