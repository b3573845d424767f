import { describe, expect, it } from "vitest";
import type { Actor } from "./actor.ts";
import { authorise, can } from "./policy.ts";

const learner: Actor = {
  personId: "p1",
  name: "林佳穎",
  email: "a@x.example",
  agencyId: "bureau",
  roles: [],
};
const hr: Actor = { ...learner, personId: "p2", roles: [{ role: "hr", agencyId: "bureau" }] };
const hrEverywhere: Actor = { ...learner, personId: "p3", roles: [{ role: "hr", agencyId: null }] };
const operator: Actor = { ...learner, personId: "p4", roles: [{ role: "operator", agencyId: null }] };

const county = ["ministry", "bureau", "county"];
const otherBureau = ["ministry", "other-bureau"];

describe("who may see records", () => {
  it("lets HR read the agency in their charge and those below it, and no other", () => {
    expect(can(hr, "record.read", { agencyPath: ["ministry", "bureau"] }).allowed).toBe(true);
    expect(can(hr, "record.read", { agencyPath: county }).allowed).toBe(true);
    expect(can(hr, "record.read", { agencyPath: ["ministry"] }).allowed).toBe(false);
    expect(can(hr, "record.read", { agencyPath: otherBureau }).allowed).toBe(false);
    expect(can(hr, "record.read", { agencyPath: [] }).allowed).toBe(false);
    expect(can(hrEverywhere, "record.read", { agencyPath: otherBureau }).allowed).toBe(true);
  });

  it("lets neither learners nor operators read records", () => {
    for (const actor of [learner, operator]) {
      expect(can(actor, "record.list", null).allowed).toBe(false);
      expect(can(actor, "record.export", { agencyPath: county }).allowed).toBe(false);
    }
  });
});

describe("what is one's own", () => {
  it("lets people work on their own enrolments only, HR included", () => {
    expect(can(learner, "activity.work", { personId: "p1" }).allowed).toBe(true);
    expect(can(hr, "activity.work", { personId: "p1" }).allowed).toBe(false);
  });

  it("shows a certificate to its owner and to HR in charge", () => {
    expect(can(learner, "certificate.read", { personId: "p1", agencyPath: county }).allowed).toBe(true);
    expect(can(hr, "certificate.read", { personId: "p1", agencyPath: county }).allowed).toBe(true);
    expect(can(hr, "certificate.read", { personId: "p1", agencyPath: otherBureau }).allowed).toBe(false);
    expect(can(operator, "certificate.read", { personId: "p1", agencyPath: county }).allowed).toBe(false);
  });
});

it("answers a refusal as if the thing weren't there", () => {
  try {
    authorise(learner, "record.list", null);
    expect.unreachable();
  } catch (refusal) {
    expect(refusal).toBeInstanceOf(Response);
    expect((refusal as Response).status).toBe(404);
  }
});
