import NextAuth from "next-auth";
import { clientAddress } from "@/lib/auth/client-address";
import { nextAuthOptions } from "@/lib/auth/next-auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

// Made per request: settings are read when the first person signs in, not while the build collects pages.
const handler = (request: Request, context: Context) => {
  const from = {
    address: clientAddress(request.headers.get("x-forwarded-for")),
    userAgent: request.headers.get("user-agent"),
  };
  return NextAuth(nextAuthOptions(from))(request, context);
};

export { handler as GET, handler as POST };
