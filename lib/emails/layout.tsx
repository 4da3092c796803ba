import { Body, Container, Head, Html, Img, Preview, Text } from "@react-email/components";
import type { CSSProperties, ReactNode } from "react";
import { LOGO_CID } from "./brand";

const ink = "#1b2529";
const muted = "#55656b";
const accent = "#0f5f6b";

/** Styles that the templates share; mail programs read inline styles only. */
export const styles = {
  text: { color: ink, fontSize: "16px", lineHeight: "24px", margin: "0 0 16px" },
  small: { color: muted, fontSize: "14px", lineHeight: "21px", margin: "0 0 12px" },
  button: {
    backgroundColor: accent,
    borderRadius: "6px",
    color: "#ffffff",
    display: "inline-block",
    fontSize: "16px",
    fontWeight: 600,
    padding: "14px 24px",
    textDecoration: "none",
  },
  link: { color: accent, wordBreak: "break-all" },
  test: {
    backgroundColor: "#fff3d6",
    border: "1px dashed #8a6100",
    color: "#5c4100",
    fontSize: "14px",
    lineHeight: "21px",
    margin: "0 0 20px",
    padding: "8px 12px",
  },
} satisfies Record<string, CSSProperties>;

/** The frame of every mail: one quiet column. `preview` is what inboxes show beside the subject. */
export function Layout(props: {
  preview: string;
  isTest?: boolean;
  logo?: string;
  language?: string;
  children: ReactNode;
}) {
  const language = props.language ?? "en";
  return (
    <Html lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
      <Head />
      <Preview>{props.preview}</Preview>
      <Body
        style={{
          backgroundColor: "#f4f6f6",
          fontFamily: "system-ui, sans-serif",
          margin: 0,
          padding: "24px 0",
        }}
      >
        <Container
          style={{ backgroundColor: "#ffffff", borderRadius: "8px", maxWidth: "560px", padding: "32px" }}
        >
          {props.logo ? (
            <Img src={`cid:${LOGO_CID}`} alt={props.logo} height="40" style={{ marginBottom: "20px" }} />
          ) : null}
          {props.isTest ? (
            <Text style={styles.test}>TEST. Nobody is being verified; nothing here is real.</Text>
          ) : null}
          {props.children}
        </Container>
      </Body>
    </Html>
  );
}
