import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { providerForEmail } from "./provider-file.ts";
import { readProviders } from "./providers.server.ts";

const folder = mkdtempSync(join(tmpdir(), "academy-providers-"));
afterAll(() => rmSync(folder, { recursive: true }));

const county = {
  ...{ id: "some-county", nameZh: "縣府", nameEn: "County", issuer: "https://login.county.example" },
  ...{ clientId: "academy", agencies: ["A10"], emailDomains: ["county.example"] },
};

function read(content: unknown, environment: Record<string, string> = {}) {
  const file = join(folder, "providers.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return readProviders(file, environment);
}

describe("the file of providers", () => {
  it("has the secret from the environment, from a file beside it, or none", () => {
    expect(read({ providers: [county] }, { OPENID_SECRET_SOME_COUNTY: "s1" })[0]?.secret).toBe("s1");
    expect(read({ providers: [county] })[0]?.secret).toBeNull();
    writeFileSync(join(folder, "county.secret"), "s2\n");
    expect(read({ providers: [{ ...county, clientSecretFile: "county.secret" }] })[0]?.secret).toBe("s2");
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["an id for an address", { id: "Some County" }, "providers.0.id"],
    ["an issuer without https", { issuer: "http://login.county.example" }, "providers.0.issuer"],
    ["an issuer with a query", { issuer: "https://login.county.example/?a=1" }, "providers.0.issuer"],
    ["no agency", { agencies: [] }, "at least one agency"],
    ["an algorithm that is none", { signedWith: "none" }, "providers.0.signedWith"],
    ["one that anybody with the secret can sign by", { signedWith: "HS256" }, "providers.0.signedWith"],
    ["another origin with a path", { otherOrigins: ["https://a.example/path"] }, "must be an origin"],
    ["a word that isn't known", { clientSecret: "hush-hush" }, "clientSecret"],
    ["a secret's file that isn't there", { clientSecretFile: "none.secret" }, "can't be read"],
  ])("names %s", (_what, change, said) => {
    expect(() => read({ providers: [{ ...county, ...change }] })).toThrow(said);
  });

  it("names what stands twice, and what is no JSON without quoting it", () => {
    expect(() => read({ providers: [county, county] })).toThrow(
      /id some-county[\s\S]*issuer[\s\S]*county\.example/,
    );
    const told = () => read('{"clientSecret": "hush-hush"');
    expect(told).toThrow("it is no JSON");
    expect(told).not.toThrow("hush");
    expect(() => readProviders(join(folder, "none.json"), {})).toThrow("ENOENT");
  });
});

it.each([
  ["officer@county.example", "some-county"],
  [" Officer@COUNTY.example ", "some-county"],
  ["officer@sub.county.example", undefined],
  ["officer@evilcounty.example", undefined],
  ["county.example", "some-county"],
  ["", undefined],
])("the provider for %j is %s", (email, id) => {
  expect(providerForEmail(read({ providers: [county] }), email)?.id).toBe(id);
});
