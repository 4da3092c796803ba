import { Text } from "@react-email/components";
import type { EmailInputs } from "../outbox/enqueue-email";
import { CONTEST_TEXTS } from "./contest-texts";
import { Layout, styles } from "./layout";

type Input = EmailInputs["contest_answered"];

const textsOf = (language: string) => CONTEST_TEXTS[language] ?? CONTEST_TEXTS.en;
const filled = (text: string, input: Input) =>
  text.replaceAll("{tenant}", () => input.tenantName).replaceAll("{name}", () => input.personName);

export const contestAnsweredSubject = (input: Input): string =>
  `${input.isTest ? "[TEST] " : ""}${filled(textsOf(input.language).subject, input)}`;

/** The answer to a person who asked that a person look. It says what happens now, never what was found. */
export function ContestAnswered(input: Input) {
  const texts = textsOf(input.language);
  const answer = filled(texts[input.decision], input);
  return (
    <Layout
      preview={answer}
      isTest={input.isTest}
      language={CONTEST_TEXTS[input.language] ? input.language : "en"}
    >
      <Text style={styles.text}>{filled(texts.greeting, input)}</Text>
      <Text style={styles.text}>{filled(texts.looked, input)}</Text>
      <Text style={styles.text}>{answer}</Text>
      <Text style={styles.small}>{filled(texts.questions, input)}</Text>
    </Layout>
  );
}
