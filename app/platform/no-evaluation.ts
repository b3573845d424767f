/**
 * zod tries whether it may make functions from text, which the content security policy refuses and browsers report.
 * It asks here before its first schema, so this is imported by the frame of all pages.
 */
if (typeof document !== "undefined") Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
