"""Trains the MRZ line reader and writes it as ONNX. See README.md for the commands; seed and settings are below."""
import multiprocessing as mp
import os
import sys
import time
import numpy as np

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
SEED, BATCH, WIDTH, CLASSES = 9303, 24, 384, 38
MINUTES = float(sys.argv[2]) if len(sys.argv) > 2 else 40
OUT = sys.argv[1] if len(sys.argv) > 1 else "mrz-line.onnx"
# (filters, kernel, stride, pool) from a 32-pixel strip to one row, then along the line.
BODY = [(16, (3, 3), (2, 2), None), (32, (3, 3), (1, 1), (2, 2)), (64, (3, 3), (1, 1), None), (64, (3, 3), (1, 1), (2, 1))]
TAIL = [5, 5, 5]


def feed(queue, seed):
    import cv2
    from make_lines import sample

    cv2.setNumThreads(1)
    rng = np.random.default_rng(seed)
    while True:
        made = [sample(rng, WIDTH) for _ in range(BATCH)]
        queue.put(tuple(np.stack([one[i] for one in made]) for i in range(3)))


def build(tf):
    k = tf.keras.layers
    x = entry = tf.keras.Input((32, None, 1))

    def conv(x, filters, kernel, strides, padding="same"):
        x = k.Conv2D(filters, kernel, strides, padding=padding, use_bias=False)(x)
        return k.ReLU()(k.BatchNormalization(momentum=0.97)(x))

    for filters, kernel, stride, pool in BODY:
        x = conv(x, filters, kernel, stride)
        if pool:
            x = k.MaxPool2D(pool)(x)
    x = conv(x, 128, (4, 1), (1, 1), "valid")
    for width in TAIL:
        x = k.Add()([x, conv(x, 128, (1, width), (1, 1))])
    x = k.Conv2D(CLASSES, 1)(x)
    return tf.keras.Model(entry, x)


def export(model, path):
    """NCHW ONNX with the normalisations folded in; output: probabilities [N, steps, classes]."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    nodes, weights, at = [], [], "x"
    layers = model.layers
    convs = [l for l in layers if l.__class__.__name__ == "Conv2D"]
    norms = [l for l in layers if l.__class__.__name__ == "BatchNormalization"]

    def add(name, conv, norm, kernel, strides, same):
        nonlocal at
        w = conv.get_weights()[0].transpose(3, 2, 0, 1)
        if norm:
            gamma, beta, mean, var = norm.get_weights()
            factor = gamma / np.sqrt(var + norm.epsilon)
            w, b = w * factor[:, None, None, None], beta - mean * factor
        else:
            b = conv.get_weights()[1]
        weights.extend([numpy_helper.from_array(w.astype(np.float32), name + "_w"), numpy_helper.from_array(b.astype(np.float32), name + "_b")])
        how = {"auto_pad": "SAME_UPPER"} if same else {"pads": [0, 0, 0, 0]}
        nodes.append(helper.make_node("Conv", [at, name + "_w", name + "_b"], [name], kernel_shape=kernel, strides=strides, **how))
        at = name
        if norm:
            nodes.append(helper.make_node("Relu", [at], [name + "_r"]))
            at = name + "_r"

    i = 0
    for filters, kernel, stride, pool in BODY:
        add(f"c{i}", convs[i], norms[i], kernel, stride, True)
        if pool:
            nodes.append(helper.make_node("MaxPool", [at], [f"p{i}"], kernel_shape=pool, strides=pool))
            at = f"p{i}"
        i += 1
    add(f"c{i}", convs[i], norms[i], (4, 1), (1, 1), False)
    i += 1
    for width in TAIL:
        before = at
        add(f"c{i}", convs[i], norms[i], (1, width), (1, 1), True)
        nodes.append(helper.make_node("Add", [before, at], [f"s{i}"]))
        at = f"s{i}"
        i += 1
    add("last", convs[i], None, (1, 1), (1, 1), True)
    weights.append(numpy_helper.from_array(np.array([2], np.int64), "row"))
    nodes += [
        helper.make_node("Squeeze", [at, "row"], ["flat"]),
        helper.make_node("Transpose", ["flat"], ["turned"], perm=[0, 2, 1]),
        helper.make_node("Softmax", ["turned"], ["probabilities"], axis=-1),
    ]
    graph = helper.make_graph(
        nodes,
        "mrz-line",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 1, 32, "width"])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", "steps", CLASSES])],
        weights,
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    made.ir_version = 9
    onnx.checker.check_model(made)
    onnx.save(made, path)


def main():
    queue = mp.Queue(8)
    workers = [mp.Process(target=feed, args=(queue, SEED + i), daemon=True) for i in range(1)]
    for worker in workers:
        worker.start()
    import tensorflow as tf

    tf.random.set_seed(SEED)
    tf.config.threading.set_intra_op_parallelism_threads(2)
    model = build(tf)
    if os.path.exists(OUT + ".weights.h5") and "--go-on" in sys.argv:
        model.load_weights(OUT + ".weights.h5")
    optimizer = tf.keras.optimizers.Adam(2e-3)

    @tf.function(input_signature=[tf.TensorSpec((BATCH, 32, WIDTH), tf.uint8), tf.TensorSpec((BATCH, WIDTH // 4), tf.int32), tf.TensorSpec((BATCH, WIDTH // 4), tf.float32)])
    def step(pictures, classes, weights):
        x = tf.cast(pictures, tf.float32)[..., None] / 127.5 - 1
        with tf.GradientTape() as tape:
            logits = model(x, training=True)[:, 0]
            target = tf.one_hot(classes, CLASSES) * 0.98 + 0.02 / CLASSES
            losses = tf.nn.softmax_cross_entropy_with_logits(target, logits) * weights
            loss = tf.reduce_sum(losses) / tf.reduce_sum(weights)
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
        chars = tf.cast(classes > 0, tf.float32) * weights
        right = tf.cast(tf.equal(tf.argmax(logits, -1, tf.int32), classes), tf.float32)
        return loss, tf.reduce_sum(right * chars) / tf.reduce_sum(chars)

    began, n, mean, seen = time.time(), 0, 0.0, 0.0
    while time.time() - began < MINUTES * 60:
        share = (time.time() - began) / (MINUTES * 60)
        optimizer.learning_rate.assign(2e-3 * (0.5 + 0.5 * np.cos(np.pi * share)) + 2e-5)
        loss, right = step(*queue.get())
        n += 1
        mean, seen = mean + float(loss), seen + float(right)
        if n % 50 == 0:
            print(f"{n} {time.time() - began:.0f}s loss {mean / 50:.3f} frames right {seen / 50:.4f}", flush=True)
            mean = seen = 0.0
            if n % 200 == 0:
                model.save_weights(OUT + ".weights.h5")
                export(model, OUT)
    model.save_weights(OUT + ".weights.h5")
    export(model, OUT)


if __name__ == "__main__":
    main()
