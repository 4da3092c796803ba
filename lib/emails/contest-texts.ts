type Texts = Record<
  "subject" | "greeting" | "looked" | "upheld" | "new_session" | "accepted" | "questions",
  string
>;

const en: Texts = {
  subject: "The answer to your question to {tenant}",
  greeting: "Hello {name},",
  looked: "You asked {tenant} to have a person look at your identity check again. Somebody has.",
  upheld: "The result stays as it was. {tenant} cannot confirm your identity with what you sent.",
  new_session: "You can try again. A new link comes in a message of its own.",
  accepted: "Your identity has been confirmed in another way. You need not do anything more.",
  questions: "If you have questions, please ask {tenant} directly.",
};

/** Texts of the answer to a contest, by language. `{tenant}` and `{name}` are filled in. */
export const CONTEST_TEXTS: Record<string, Texts> & { en: Texts } = {
  en,
  de: {
    subject: "Die Antwort auf Ihre Frage an {tenant}",
    greeting: "Guten Tag {name},",
    looked:
      "Sie haben {tenant} gebeten, dass ein Mensch Ihre Identitätsprüfung noch einmal ansieht. Das ist geschehen.",
    upheld:
      "Das Ergebnis bleibt bestehen. {tenant} kann Ihre Identität mit dem, was Sie gesendet haben, nicht bestätigen.",
    new_session: "Sie können es noch einmal versuchen. Ein neuer Link kommt in einer eigenen Nachricht.",
    accepted: "Ihre Identität wurde auf anderem Weg bestätigt. Sie müssen nichts weiter tun.",
    questions: "Bei Fragen wenden Sie sich bitte direkt an {tenant}.",
  },
  fr: {
    subject: "La réponse à votre question à {tenant}",
    greeting: "Bonjour {name},",
    looked:
      "Vous avez demandé à {tenant} qu’une personne réexamine votre vérification d’identité. C’est fait.",
    upheld:
      "Le résultat reste le même. {tenant} ne peut pas confirmer votre identité avec ce que vous avez envoyé.",
    new_session: "Vous pouvez réessayer. Un nouveau lien arrive dans un message séparé.",
    accepted: "Votre identité a été confirmée par un autre moyen. Vous n’avez plus rien à faire.",
    questions: "Pour toute question, adressez-vous directement à {tenant}.",
  },
  es: {
    subject: "La respuesta a su pregunta a {tenant}",
    greeting: "Hola, {name}:",
    looked:
      "Pidió a {tenant} que una persona revisara de nuevo su verificación de identidad. Ya se ha hecho.",
    upheld: "El resultado no cambia. {tenant} no puede confirmar su identidad con lo que envió.",
    new_session: "Puede intentarlo otra vez. Un enlace nuevo llega en un mensaje aparte.",
    accepted: "Su identidad se ha confirmado por otro medio. No tiene que hacer nada más.",
    questions: "Si tiene preguntas, consulte directamente con {tenant}.",
  },
  ar: {
    subject: "الرد على سؤالك إلى {tenant}",
    greeting: "مرحبًا {name}،",
    looked: "طلبت من {tenant} أن ينظر شخص في التحقق من هويتك مرة أخرى، وقد تم ذلك.",
    upheld: "تبقى النتيجة كما هي. لا تستطيع {tenant} تأكيد هويتك بما أرسلته.",
    new_session: "يمكنك المحاولة مرة أخرى. سيصلك رابط جديد في رسالة منفصلة.",
    accepted: "تم تأكيد هويتك بطريقة أخرى. لا يلزمك فعل أي شيء آخر.",
    questions: "إذا كانت لديك أسئلة فاسأل {tenant} مباشرة.",
  },
};
