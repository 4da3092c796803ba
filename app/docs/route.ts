const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Veridesk API</title><link rel="stylesheet" href="/docs/assets/swagger-ui.css"></head>
<body style="margin:0"><main id="docs"></main>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/swagger-ui-standalone-preset.js"></script>
<script>
SwaggerUIBundle({ dom_id: "#docs", deepLinking: true, persistAuthorization: false, validatorUrl: null,
  urls: [{ url: "/api/openapi/v2.json", name: "v2" }, { url: "/api/openapi/v1.json", name: "v1" }],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: "StandaloneLayout" });
</script></body></html>`;

/** Interactive documentation of both versions, from files of this installation only. */
export function GET(): Response {
  return new Response(page, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
