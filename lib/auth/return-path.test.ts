import { describe, expect, it } from "vitest";
import { HOME, returnPath, signInAddress } from "./return-path";

describe("where to go after signing in", () => {
  it.each(["/sessions/?status=completed&q=Anna%20Maria", "/sessions/018f0000-0000-7000-8000-000000000000/"])(
    "keeps %s",
    (path) => expect(returnPath(path)).toBe(path),
  );

  it.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "/\n//evil.example",
    "javascript:alert(1)",
    "sessions/",
    "/sign-in/?return=/sign-in/",
    "/api/v2/credits/",
    "/x/../sign-in/",
    "",
    `/${"a".repeat(2_001)}`,
    null,
    undefined,
  ])("does not follow %j", (path) => expect(returnPath(path)).toBe(HOME));

  it("is named in the address of the sign-in page, unless it is where everybody lands", () => {
    expect(signInAddress("/entities/?search=a")).toBe("/sign-in/?return=%2Fentities%2F%3Fsearch%3Da");
    expect(signInAddress("//evil.example/")).toBe("/sign-in/");
  });
});
