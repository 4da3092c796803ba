// What is loaded below looks at NODE_ENV while it loads.
Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? "production" });
const { work } = await import("./worker/work");
await work();

export {};
