// What is loaded below looks at NODE_ENV while it loads.
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? "production" });
const { serve } = await import("./web/serve");
await serve();

export {};
