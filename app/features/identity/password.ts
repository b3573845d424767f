/** In characters. NIST SP 800-63B-4 asks for 15 where nothing else protects the account, 8 beside a second factor. */
export const MIN_PASSWORD_LENGTH = 12;
