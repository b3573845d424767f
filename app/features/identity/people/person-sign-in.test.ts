import { describe, expect, it } from "vitest";
import type { LinkOffer } from "./person-sign-in.ts";
import { linkOffer } from "./person-sign-in.ts";

const none = { passwordSince: null, passkeys: 0, providers: [] };
const provider = { id: "county", nameZh: "縣府", nameEn: "County" };
const person = {
  email: "saiun@county.example",
  employeeNumber: "A1",
  erasedAt: null,
  posts: [{ until: null }],
  ways: none,
};
const day = "2026-01-31";

describe("the link that somebody can be sent", () => {
  it.each<[string, Partial<Parameters<typeof linkOffer>[0]>, LinkOffer]>([
    ["has no way in", {}, "invitation"],
    ["never had a post", { posts: [] }, "invitation"],
    ["has a password", { ways: { ...none, passwordSince: day } }, "reset"],
    ["has a passkey alone", { ways: { ...none, passkeys: 1 } }, "reset"],
    ["comes by a provider alone", { ways: { ...none, providers: [provider] } }, "reset"],
    ["has no address", { email: null }, "card"],
    ["has neither an address nor a number", { email: null, employeeNumber: null }, "no-address"],
    ["has no address, and never had a post", { email: null, posts: [] }, "no-address"],
    ["changed posts", { posts: [{ until: null }, { until: day }] }, "invitation"],
    ["has left", { posts: [{ until: day }], ways: { ...none, passwordSince: day } }, "left"],
    ["has left and has no address", { posts: [{ until: day }], email: null }, "left"],
    ["was erased", { posts: [{ until: day }], erasedAt: day }, "erased"],
  ])("of whoever %s", (_, facts, offer) => {
    expect(linkOffer({ ...person, ...facts })).toBe(offer);
  });
});
