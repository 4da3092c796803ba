import { Text } from "@react-email/components";
import type { EmailInputs } from "../outbox/enqueue-email";
import { Layout, styles } from "./layout";

type Input = EmailInputs["endpoint_disabled"];

export const endpointDisabledSubject = (input: Input): string =>
  `A webhook endpoint of ${input.tenantName} was switched off`;

/** Tells an admin that a receiver does not work any more. */
export function EndpointDisabled(input: Input) {
  return (
    <Layout preview={input.reason}>
      <Text style={styles.text}>
        Veridesk has stopped sending webhooks of {input.tenantName} to this address:
      </Text>
      <Text style={{ ...styles.text, ...styles.link }}>{input.url}</Text>
      <Text style={styles.text}>{input.reason}</Text>
      <Text style={styles.small}>
        Nothing is lost. Once the receiver works again, switch the endpoint on under Developers, Webhooks, and
        replay the deliveries since it stopped.
      </Text>
    </Layout>
  );
}
