import { readFile } from "node:fs/promises";
import type { Browser } from "@playwright/test";
import { formatMrz } from "@/lib/checks/engine/mrz/format-mrz";

export type Holder = {
  /** Of e2e/fixtures/faces/, or a picture. */
  portrait: "portrait-a" | "portrait-b" | "portrait-c" | Buffer;
  firstName: string;
  lastName: string;
  /** YYMMDD */
  expiryDate: string;
};

/**
 * A rendered passport page on a table, as a JPEG: nobody's document. The MRZ is set in OCR-B where the
 * machine has it.
 */
export async function specimenPage(browser: Browser, holder: Holder): Promise<Buffer> {
  const lines = formatMrz({
    ...{ format: "TD3", documentCode: "P", issuingState: "GBR", nationality: "GBR", sex: "F" },
    ...{ firstName: holder.firstName.toUpperCase(), lastName: holder.lastName.toUpperCase() },
    ...{ documentNumber: "L898902C3", dateOfBirth: "900815", expiryDate: holder.expiryDate },
  });
  const portrait = Buffer.isBuffer(holder.portrait)
    ? holder.portrait.toString("base64")
    : await readFile(`e2e/fixtures/faces/${holder.portrait}.jpg`, "base64");
  const page = await browser.newPage({ viewport: { width: 1600, height: 1150 } });
  await page.setContent(`<style>
    body{margin:0;background:#6b5a48;display:grid;place-items:center;height:1150px;font:26px "DejaVu Sans",sans-serif;color:#223}
    .p{position:relative;width:1420px;height:1000px;background:linear-gradient(160deg,#eef1e6,#dfe7ee);border-radius:14px;
      box-shadow:0 10px 30px #0006;overflow:hidden}
    .p:before{content:"";position:absolute;inset:0;background:repeating-radial-gradient(circle at 30% 40%,#0000 0 9px,#7a90a81a 9px 11px)}
    img{position:absolute;left:50px;top:190px;width:370px;height:476px;object-fit:cover}
    .t{position:absolute;left:50px;top:50px;right:50px;display:flex;justify-content:space-between;font-size:34px}
    dl{position:absolute;left:480px;top:180px;margin:0;display:grid;grid-template-columns:1fr 1fr;gap:14px 60px}
    dt{font-size:18px;color:#556}dd{margin:0 0 8px;font-weight:600}
    pre{position:absolute;left:50px;bottom:34px;margin:0;font:41.4px/72px "OCR B","OCR-B","DejaVu Sans Mono",monospace;color:#111;letter-spacing:.1px}
    </style><div class="p"><div class="t"><b>PASSPORT</b><b>SPECIMEN, NOT A DOCUMENT</b></div><img src="data:image/jpeg;base64,${portrait}">
    <dl><div><dt>Type</dt><dd>P</dd></div><div><dt>Passport No.</dt><dd>L898902C3</dd></div>
    <div><dt>Surname</dt><dd>${holder.lastName.toUpperCase()}</dd></div><div><dt>Given names</dt><dd>${holder.firstName.toUpperCase()}</dd></div>
    <div><dt>Nationality</dt><dd>BRITISH CITIZEN</dd></div><div><dt>Date of birth</dt><dd>15 AUG 1990</dd></div>
    <div><dt>Sex</dt><dd>F</dd></div><div><dt>Date of expiry</dt><dd>${dateWords(holder.expiryDate)}</dd></div></dl>
    <pre>${lines.join("\n").replaceAll("<", "&lt;")}</pre></div>`);
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Whatever font the machine has: the lines are as wide as ICAO 9303 wants them.
    const pre = document.querySelector("pre");
    if (pre) pre.style.fontSize = `${(41.4 * 1320) / pre.getBoundingClientRect().width}px`;
  });
  const picture = await page.screenshot({ type: "jpeg", quality: 92 });
  await page.close();
  return picture;
}

function dateWords(yymmdd: string): string {
  const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
  return `${yymmdd.slice(4)} ${months[Number(yymmdd.slice(2, 4)) - 1]} 20${yymmdd.slice(0, 2)}`;
}
