import { mediaDir } from "../env";
import { LocalDisk } from "./local-disk";
import type { MediaStore } from "./media-store";

/** The media store of this installation. */
export const mediaStore = (): MediaStore => new LocalDisk(mediaDir());
