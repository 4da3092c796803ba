import { reasonTexts } from "./reason-texts";

export const de = reasonTexts(
  "Wir konnten Ihre Identität mit Ihren Angaben nicht bestätigen. Sie können verlangen, dass ein Mensch sie noch einmal prüft.",
  {
    document_fake: "Das Dokument zeigt Zeichen von Fälschung oder Veränderung.",
    liveness_failed: "Es ließ sich nicht zeigen, dass eine lebende Person vor der Kamera war.",
    sanctions_match: "Die Person entspricht einem Eintrag auf einer Sanktionsliste.",
  },
  {
    document_expired: {
      applicant: "Ihr Dokument ist abgelaufen. Bitte verwenden Sie ein gültiges.",
      operator: "Das Ablaufdatum des Dokuments ist überschritten.",
    },
    document_invalid: {
      applicant:
        "Wir konnten Ihr Dokument nicht annehmen. Bitte verwenden Sie einen anderen Pass, Ausweis oder Führerschein.",
      operator: "Die Daten des Dokuments widersprechen sich, etwa Prüfziffern oder Datumsangaben.",
    },
    document_poor_quality: {
      applicant:
        "Die Bilder Ihres Dokuments waren nicht lesbar. Versuchen Sie es bei gutem Licht noch einmal.",
      operator:
        "Das Dokument war nach fünf Versuchen nicht lesbar: Unschärfe, Spiegelung, Dunkelheit oder fehlende Ränder.",
    },
    document_unsupported: {
      applicant:
        "Diese Art von Dokument können wir nicht annehmen. Bitte verwenden Sie Pass, Ausweis oder Führerschein.",
      operator: "Die Art des Dokuments oder das ausstellende Land wird nicht unterstützt.",
    },
    face_mismatch: {
      applicant: "Ihr Selfie stimmte nicht mit dem Bild auf Ihrem Dokument überein.",
      operator: "Das Selfie ist dem Bild auf dem Dokument nicht ähnlich genug.",
    },
    face_not_detected: {
      applicant:
        "Ihr Gesicht war nicht gut zu sehen. Versuchen Sie es bei gutem Licht noch einmal, ohne dass etwas es verdeckt.",
      operator: "Nach fünf Versuchen wurde kein brauchbares Gesicht gefunden.",
    },
    data_mismatch: {
      applicant: "Die Angaben auf Ihrem Dokument weichen von denen ab, die uns genannt wurden.",
      operator: "Aus dem Dokument gelesene Daten weichen von denen der Person ab.",
    },
    incomplete_data: {
      applicant: "Auf Ihrem Dokument oder in Ihren Angaben fehlt etwas, das wir brauchen.",
      operator: "Für die Prüfungen nötige Daten fehlen.",
    },
    manual_review_required: {
      applicant: "Ein Mensch wird sich Ihre Prüfung ansehen.",
      operator: "Die Prüfungen fanden etwas, über das ein Mensch entscheiden muss.",
    },
    provider_error: {
      applicant: "Auf unserer Seite ist etwas schiefgegangen. Das sagt nichts über Sie.",
      operator: "Eine Prüfung konnte aus technischen Gründen nicht durchgeführt werden.",
    },
    timeout: {
      applicant: "Die Prüfung hat zu lange gedauert. Das sagt nichts über Sie.",
      operator: "Eine Prüfung wurde nicht rechtzeitig fertig.",
    },
    user_abandoned: {
      applicant: "Die Prüfung wurde nicht zu Ende geführt.",
      operator: "Die Person ging, bevor alles abgegeben war.",
    },
    other: {
      applicant: "Die Prüfung konnte nicht abgeschlossen werden.",
      operator: "Ein Grund, der nicht auf dieser Liste steht; siehe Einzelheiten.",
    },
    consent_declined: {
      applicant: "Sie haben der Prüfung nicht zugestimmt, daher fand sie nicht statt.",
      operator: "Die Person hat nicht eingewilligt. Nichts wurde aufgenommen.",
    },
  },
);
