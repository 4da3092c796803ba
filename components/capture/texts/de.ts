import type { Texts } from "./en";

export const de: Texts = {
  language: "Sprache",
  loading: "Einen Moment…",
  tryAgain: "Noch einmal versuchen",
  progress: "Schritt {current} von {total}",
  testBar: "TEST: Nichts hier ist echt",
  testTitle: "Testmodus",
  testText: "Ohne Bilder abschließen. Die Sandbox bestimmt das Ergebnis.",
  testButton: "Mit Beispieldaten abschließen",

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
  otherDeviceText:
    "Öffnen Sie den Link aus Ihrer E-Mail auf dem anderen Gerät. Was Sie schon abgegeben haben, bleibt erhalten.",
  consentChanged: "Dieser Text wurde gerade geändert. Bitte lesen Sie ihn noch einmal.",

  declineTitle: "Sie stimmen nicht zu?",
  declineText:
    "Dann endet es hier. {tenant} erfährt nur, dass Sie nicht zugestimmt haben. Schreiben Sie dorthin, wenn Sie sich auf anderem Weg ausweisen möchten.",
  declineConfirm: "Hier beenden",
  declineBack: "Zurück",

  typeTitle: "Welches Dokument haben Sie zur Hand?",
  typeText: "Es muss gültig sein und Ihr Bild zeigen.",
  passport: "Reisepass",
  passportNote: "Die Seite mit Ihrem Bild",
  identityCard: "Personalausweis",
  drivingLicence: "Führerschein",
  bothSides: "Vorder- und Rückseite",

  frontPassport: "Reisepass, Seite mit Bild",
  frontIdentityCard: "Personalausweis, Vorderseite",
  frontDrivingLicence: "Führerschein, Vorderseite",
  backIdentityCard: "Personalausweis, Rückseite",
  backDrivingLicence: "Führerschein, Rückseite",
  front: "Ihr Dokument, Vorderseite",
  back: "Ihr Dokument, Rückseite",
  selfie: "Ihr Gesicht",
  liveness: "Schauen Sie gerade in die Kamera",
  address: "Nachweis Ihrer Adresse",
  hintPassport: "Legen Sie ihn flach hin. Die ganze Seite soll in den Rahmen passen.",
  hintFront: "Legen Sie es flach hin. Die ganze Seite soll in den Rahmen passen.",
  hintBack: "Drehen Sie es um. Die ganze Seite soll in den Rahmen passen.",
  hintSelfie: "Halten Sie die Kamera auf Augenhöhe. Nehmen Sie Sonnenbrillen ab.",
  hintLiveness: "Das ganze Gesicht im Oval, bitte stillhalten.",
  hintAddress:
    "Eine Rechnung, ein Kontoauszug oder ein amtlicher Brief mit Ihrem Namen und Ihrer Adresse, höchstens 3 Monate alt.",
  why: "Warum ist das nötig?",
  whyDocument: "Es zeigt Namen und Geburtsdatum, und sein Bild wird mit Ihrem Gesicht verglichen.",
  whyFace: "Ihr Gesicht wird mit dem Bild im Dokument verglichen, damit niemand sonst es benutzen kann.",
  whyLiveness: "Es zeigt, dass ein lebender Mensch da ist und kein gedrucktes Bild.",
  whyAddress: "Er zeigt, dass Sie dort wohnen, wo Sie sagen.",

  changeType: "Anderes Dokument",
  takePicture: "Bild aufnehmen",
  useCamera: "Kamera benutzen",
  uploadInstead: "Stattdessen hochladen",
  uploadPicture: "Bild hochladen",
  uploadFile: "Bild oder PDF hochladen",
  cameraAsking: "Ihr Browser fragt, ob er die Kamera benutzen darf. Wählen Sie „Zulassen“.",
  cameraRetry: "Kamera noch einmal versuchen",
  cameraUnavailable: "Dieser Browser gibt uns hier keine Kamera. Bitte laden Sie ein Bild hoch.",
  cameraRefused:
    "Die Kamera ist für diese Seite nicht erlaubt. Sie können sie in den Einstellungen des Browsers erlauben oder ein Bild hochladen.",
  cameraNone:
    "Wir haben an diesem Gerät keine Kamera gefunden. Laden Sie ein Bild hoch oder nehmen Sie ein anderes Gerät.",
  cameraBusy:
    "Vielleicht benutzt ein anderes Programm die Kamera. Schließen Sie es und versuchen Sie es erneut, oder laden Sie ein Bild hoch.",
  cameraInterrupted: "Die Kamera hat aufgehört. Versuchen Sie es erneut, oder laden Sie ein Bild hoch.",
  cameraFailed: "Die Kamera ist nicht angegangen. Versuchen Sie es erneut, oder laden Sie ein Bild hoch.",
  cameraBlack:
    "Das Bild ist schwarz. Ist etwas vor der Kamera? Versuchen Sie es erneut, oder laden Sie ein Bild hoch.",

  previewDocument: "Ist alles scharf und lesbar?",
  previewFace: "Ist Ihr ganzes Gesicht gut zu sehen?",
  previewFile: "Ist das die richtige Datei?",
  previewAlt: "Das aufgenommene Bild",
  usePicture: "Dieses Bild verwenden",
  useFile: "Diese Datei verwenden",
  again: "Noch einmal aufnehmen",
  another: "Ein anderes wählen",
  sending: "Wird gesendet… {percent} %",
  triesLeft: "Sie können es noch {count}-mal senden.",
  lastTry: "Sie können es noch einmal senden.",

  errorNetwork:
    "Es ließ sich nicht senden. Prüfen Sie die Verbindung und versuchen Sie es erneut: Nichts ist verloren.",
  errorServer: "Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal.",
  errorBusy: "Gerade senden viele Menschen Bilder. Bitte versuchen Sie es gleich noch einmal.",
  errorCookies:
    "Dieser Browser behält das nötige Cookie nicht. Erlauben Sie Cookies und öffnen Sie den Link noch einmal.",
  errorTries: "Das wurde schon fünfmal gesendet. {tenant} hilft Ihnen weiter.",
  fileEmpty: "Diese Datei ist leer. Bitte wählen Sie eine andere.",
  fileTooLarge: "Diese Datei ist zu groß. Bilder dürfen 15 MB haben, PDF-Dateien 10 MB.",
  fileHeic:
    "Bilder im HEIC-Format können wir nicht lesen. Nehmen Sie es hier mit der Kamera auf oder speichern Sie es als JPEG.",
  fileType: "Hier können nur Bilder in JPEG, PNG und WebP gelesen werden.",
  filePdf: "Ein PDF geht hier nicht. Bitte laden Sie ein Bild hoch.",
  fileMoving: "Dieses Bild bewegt sich. Bitte laden Sie ein stehendes hoch.",
  filePixels: "Dieses Bild ist größer, als wir lesen können. Bitte laden Sie ein kleineres hoch.",
  fileSmall: "Auf diesem Bild ist zu wenig zu sehen, es ist zu klein. Bitte laden Sie ein größeres hoch.",
  fileDamaged: "Dieses Bild ist beschädigt und nicht lesbar. Bitte nehmen Sie es noch einmal auf.",

  allInTitle: "Alles ist da",
  allInText: "Wir geben es jetzt ab.",
  handIn: "Abgeben",
  processingTitle: "Ihre Bilder werden geprüft",
  processingText:
    "Meist dauert das weniger als eine Minute. Sie dürfen diese Seite verlassen: {tenant} bekommt das Ergebnis.",
  processingLong: "Es dauert länger als sonst. Sie müssen hier nicht warten: {tenant} bekommt das Ergebnis.",
  doneTitle: "Danke, das war alles",
  doneText: "{tenant} hat das Ergebnis und meldet sich bei Ihnen. Sie können diese Seite schließen.",
  doneRedirect: "Sie kommen jetzt zurück zu {tenant}.",
  backToTenant: "Zurück zu {tenant}",
  failedTitle: "Wir konnten nicht bestätigen, wer Sie sind",
  failedText:
    "Das muss nicht an Ihnen liegen: Spiegelungen, ein altes Bild oder ein Tippfehler können der Grund sein. {tenant} weiß davon. Schreiben Sie dorthin: Ein Mensch kann Ihnen weiterhelfen.",
  declinedTitle: "Sie haben nicht zugestimmt, also endet es hier",
  declinedText:
    "{tenant} erfährt, dass Sie nicht zugestimmt haben. Schreiben Sie dorthin, wenn Sie sich auf anderem Weg ausweisen möchten.",

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
};
