import { describe, expect, it } from "vitest";
import { asNewSession, EMPTY_SESSION, FIELD_OF, newSessionForm } from "./new-session-schema";

const person = { firstName: "Ada", lastName: "Byron", email: "ada@example.com" };
const wrong = (given: object) => {
  const read = newSessionForm.safeParse({ ...EMPTY_SESSION, ...person, ...given });
  return read.success ? [] : read.error.issues.map((issue) => issue.path.join(".")).sort();
};

describe("the form of a new session", () => {
  it("says at each field what is missing", () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ firstName: " ", lastName: "" })).toEqual(["firstName", "lastName"]);
    expect(wrong({ kind: "known", firstName: "", lastName: "" })).toEqual(["entityId"]);
    expect(wrong({ profile: "custom" })).toEqual(["checks"]);
  });

  it("needs an address only for a mail, but never takes a wrong one", () => {
    expect(wrong({ email: "" })).toEqual(["email"]);
    expect(wrong({ email: "", sendEmail: false })).toEqual([]);
    expect(wrong({ email: "nobody", sendEmail: false })).toEqual(["email"]);
  });

  it.each(["0", "169", "1.5", "-3", "1e2", "x"])("refuses %s hours", (expiryHours) => {
    expect(wrong({ expiryHours })).toEqual(["expiryHours"]);
  });

  it("asks for what was chosen and leaves the rest to the settings", () => {
    expect(asNewSession({ ...EMPTY_SESSION, ...person })).toMatchObject({
      person: { firstName: "Ada", lastName: "Byron" },
      checks: "standard",
      expiryHours: null,
      webhookUrl: null,
    });
    const known = { kind: "known", entityId: "e", profile: "custom", checks: ["aml_check"] } as const;
    expect(
      asNewSession({ ...EMPTY_SESSION, ...known, checks: [...known.checks], expiryHours: "168" }),
    ).toMatchObject({ person: { entityId: "e" }, checks: ["aml_check"], expiryHours: 168, email: null });
  });

  it("has a field for each name that the API may refuse", () => {
    for (const field of Object.values(FIELD_OF)) expect(EMPTY_SESSION).toHaveProperty(field);
  });
});
