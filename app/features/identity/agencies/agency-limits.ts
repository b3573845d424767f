/** Longest name of an agency, and longest phrase that says whom to ask, in characters. */
export const NAME_LENGTH = 60;
export const CONTACT_LENGTH = 160;
