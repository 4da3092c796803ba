import type { Texts } from "./en";

export const de: Texts = {
  language: "Sprache",
  loading: "Einen Moment…",
  tryAgain: "Noch einmal versuchen",
  progress: "Schritt {current} von {total}",
  testBar: "TEST: Nichts hier ist echt",
  landingTitle: "{tenant} bittet Sie zu zeigen, wer Sie sind",
  landingIntro: "Damit es weitergeht, muss feststehen, dass Sie es sind. Das dauert etwa {minutes} Minuten.",
  stepDocument: "Ihr Reisepass, Personalausweis oder Führerschein",
  stepFace: "Ein kurzer Blick in die Kamera",
  stepAddress: "Ein Brief mit Ihrer Adresse",
  stepResult: "Fertig, das Ergebnis wird übermittelt",
  oneMinute: "1 Min.",
  picturesTitle: "Was mit Ihren Bildern geschieht",
  agree: "Ich stimme zu, los geht’s",
  disagree: "Ich stimme nicht zu",
  otherDevice: "Auf einem anderen Gerät weitermachen",
  consentChanged: "Dieser Text wurde gerade geändert. Bitte lesen Sie ihn noch einmal.",
  declineTitle: "Sie stimmen nicht zu?",
  declineText:
    "Dann endet es hier. {tenant} erfährt nur, dass Sie nicht zugestimmt haben. Schreiben Sie dorthin, wenn Sie sich auf anderem Weg ausweisen möchten.",
  declineConfirm: "Hier beenden",
  declineBack: "Zurück",
  errorNetwork:
    "Es ließ sich nicht senden. Prüfen Sie die Verbindung und versuchen Sie es erneut: Nichts ist verloren.",
  errorServer: "Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal.",
  errorBusy: "Gerade senden viele Menschen Bilder. Bitte versuchen Sie es gleich noch einmal.",
  errorCookies:
    "Dieser Browser behält das nötige Cookie nicht. Erlauben Sie Cookies und öffnen Sie den Link noch einmal.",
  closedCompletedTitle: "Das ist schon erledigt",
  closedCompletedText: "Hier ist nichts mehr zu tun.",
  closedExpiredTitle: "Die Zeit für diesen Link ist abgelaufen",
  closedExpiredText: "Bitten Sie den Absender um einen neuen.",
  closedRevokedTitle: "Diese Anfrage wurde zurückgezogen",
  closedRevokedText:
    "Sie müssen nichts tun. Wenn Sie das nicht erwartet haben, fragen Sie den Absender des Links.",
  closedFailedTitle: "Das ist beendet",
  closedFailedText:
    "Der Link lässt sich nicht noch einmal benutzen. Fragen Sie den Absender, wie es weitergeht.",
  closedReplacedTitle: "Es gibt einen neueren Link",
  closedReplacedText: "Bitte öffnen Sie den Link in der letzten E-Mail.",
  closedUnknownTitle: "Dieser Link öffnet nichts",
  closedUnknownText:
    "Öffnen Sie den Link in der E-Mail noch einmal, oder kopieren Sie ihn ganz in die Adresszeile.",
  unreachableTitle: "Der Server ist nicht zu erreichen",
  unreachableText:
    "Prüfen Sie die Verbindung und versuchen Sie es erneut. Was Sie abgegeben haben, bleibt erhalten.",
  closedUsedTitle: "Dieser Code wurde schon benutzt",
  closedUsedText:
    "Jeder Code öffnet ein Gerät, zehn Minuten lang. Zeigen Sie auf dem anderen Gerät einen neuen an.",
  goOnTitle: "Hier weitermachen",
  goOnText: "Sie haben auf dem anderen Gerät schon zugestimmt. Was Sie abgegeben haben, bleibt erhalten.",
  goOn: "Weiter",
  withoutBiometrics: "Ohne Vermessung meines Gesichts",
  withoutBiometricsText:
    "Sie können einen Weg ohne Gesichtsmaße wählen: Ihr Dokument, ein Adressnachweis, und ein Mensch bei {tenant} entscheidet. Das dauert länger.",
  withoutBiometricsStart: "Ich stimme zu, ohne Gesichtsmaße",
  keptHowLong: "Wie lange was aufbewahrt wird",
  askButton: "Einen Menschen fragen",
};
