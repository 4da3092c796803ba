import { invalid } from "../../errors";
import { isId } from "../../ids";

/** A filter that is one of several words; VALIDATION_ERROR names them. */
export function choice<T extends string>(
  name: string,
  given: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (given === undefined || given === "") return undefined;
  if ((allowed as readonly string[]).includes(given)) return given as T;
  throw invalid({ [name]: [`Must be one of: ${allowed.join(", ")}.`] });
}

const WORDS = ["me", "nobody", "me_or_nobody"];

/** A filter by whose work something is: `me`, `nobody`, `me_or_nobody`, or a person's id. */
export function assigneeFilter(given: string | undefined): string | undefined {
  if (given === undefined || given === "") return undefined;
  if (WORDS.includes(given)) return given;
  if (isId(given)) return given.toLowerCase();
  throw invalid({ assignee: ["Must be me, nobody, me_or_nobody or a person's id."] });
}
