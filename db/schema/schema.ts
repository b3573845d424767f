/** Everything drizzle-kit generates migrations from; application code imports the file of its feature. */
export * from "./agency-change.ts";
export * from "./assessment.ts";
export * from "./attendance.ts";
export * from "./catalogue.ts";
export * from "./credential.ts";
export * from "./enrolment.ts";
export * from "./identity.ts";
export * from "./lab.ts";
export * from "./platform.ts";
export * from "./privacy.ts";
export * from "./progress.ts";
export * from "./record.ts";
export * from "./registration.ts";
export * from "./roster.ts";
export * from "./sandbox.ts";
export * from "./sign-in.ts";
export * from "./workshop.ts";
