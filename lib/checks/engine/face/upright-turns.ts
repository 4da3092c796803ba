import { human } from "./human";
import type { Box, Pixels, Point } from "./pixels";
import { tensorFlow } from "./tensors";
import { cutPixels, type Turns, turnPixels } from "./turn-pixels";

/** Of the face's box: what is looked at, so that the mesh model sees hair and chin. */
const AROUND = 1.8;
/** Degrees of the eyes' line from which on a face lies on its side. */
const LYING = 45;

/**
 * How often the picture must be turned clockwise for this face to stand upright. The detector also finds faces that
 * lie or hang; the mesh model tells lying ones by the line of the eyes, and finds hanging ones less certain.
 */
export async function uprightTurns(picture: Pixels, box: Box): Promise<Turns> {
  const part = cutPixels(picture, around(box, picture));
  const [straight, hanging] = [await look(part), await look(turnPixels(part, 2))];
  if (straight && Math.abs(straight.tilt) > LYING) return straight.tilt > 0 ? 3 : 1;
  return (hanging?.certainty ?? 0) > (straight?.certainty ?? 0) ? 2 : 0;
}

async function look(part: Pixels): Promise<{ certainty: number; tilt: number } | null> {
  const [tf, engine] = [await tensorFlow(), await human()];
  const tensor = tf.tensor3d(part.data, [part.height, part.width, 3], "int32");
  const found = await engine.detect(tensor as never).finally(() => tensor.dispose());
  const face = found.face[0];
  if (!face || face.mesh.length === 0) return null;
  const at = (i: number): Point => ({ x: face.mesh[i]?.[0] ?? 0, y: face.mesh[i]?.[1] ?? 0 });
  const [right, left] = [at(33), at(263)];
  return {
    certainty: face.boxScore + face.faceScore,
    tilt: (Math.atan2(left.y - right.y, left.x - right.x) * 180) / Math.PI,
  };
}

function around({ left, top, width, height }: Box, picture: Pixels): Box {
  const side = Math.max(width, height) * AROUND;
  const [x, y] = [
    Math.max(0, Math.floor(left + width / 2 - side / 2)),
    Math.max(0, Math.floor(top + height / 2 - side / 2)),
  ];
  return {
    ...{ left: x, top: y },
    width: Math.min(picture.width - x, Math.ceil(side)),
    height: Math.min(picture.height - y, Math.ceil(side)),
  };
}
