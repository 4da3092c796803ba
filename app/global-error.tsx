"use client";

/** When even the document could not be made: no styles to rely on. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{ font: "16px/24px system-ui", display: "grid", placeContent: "center", minHeight: "100vh" }}
      >
        <h1 style={{ fontSize: 18 }}>Veridesk could not be loaded</h1>
        <p>Something went wrong on our side. Nothing was changed.</p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}
