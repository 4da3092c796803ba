/** A LIKE pattern for text that contains this; its own wildcards mean themselves. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
