"use client";

import { useCallback, useState } from "react";
import type { DocumentType } from "@/lib/applicant/capture-plan";

const keyOf = (sessionId: string) => `veridesk-document-${sessionId}`;
const TYPES: readonly string[] = ["passport", "identity_card", "driving_licence"] satisfies DocumentType[];

/** The document the person chose, kept in this tab until its front has told the server. */
export function useDocumentType(
  sessionId: string,
): [DocumentType | null, (type: DocumentType | null) => void] {
  const [type, setType] = useState<DocumentType | null>(() => read(sessionId));
  const choose = useCallback(
    (next: DocumentType | null) => {
      setType(next);
      try {
        if (next) sessionStorage.setItem(keyOf(sessionId), next);
        else sessionStorage.removeItem(keyOf(sessionId));
      } catch {
        // Without storage it is asked again after a reload.
      }
    },
    [sessionId],
  );
  return [type, choose];
}

function read(sessionId: string): DocumentType | null {
  try {
    const found = sessionStorage.getItem(keyOf(sessionId));
    return found && TYPES.includes(found) ? (found as DocumentType) : null;
  } catch {
    return null;
  }
}
