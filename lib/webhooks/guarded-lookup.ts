import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { isBlockedAddress } from "./blocked-address";

/** A name led to an address that webhooks may not reach. */
export class AddressNotAllowed extends Error {
  override name = "AddressNotAllowed";
  readonly code = "ADDRESS_NOT_ALLOWED";
}

/**
 * Resolves a name for the socket and refuses it when any of its addresses is not public: what was checked is what
 * is connected to, so a name that changes between check and use gains nothing. Node never calls it for literals.
 */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.length === 0 || addresses.some((entry) => isBlockedAddress(entry.address))) {
      return callback(new AddressNotAllowed("the name leads to an address that is not public"), []);
    }
    if (options.all) return callback(null, addresses);
    const first = addresses[0];
    callback(null, first?.address ?? "", first?.family);
  });
};
