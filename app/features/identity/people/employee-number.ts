/** Employee numbers: letters, digits and what stands between them. */
export const EMPLOYEE_NUMBER = /^[\p{L}\p{N}](?:[\p{L}\p{N}._/-]{0,29})$/u;

/** A number as it was typed: full-width letters and digits are read as what they are. */
export const readEmployeeNumber = (typed: string): string => typed.normalize("NFKC").trim();
