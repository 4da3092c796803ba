import { api } from "@/lib/api/app";

const serve = (request: Request) => api.fetch(request);

export {
  serve as DELETE,
  serve as GET,
  serve as HEAD,
  serve as OPTIONS,
  serve as PATCH,
  serve as POST,
  serve as PUT,
};
