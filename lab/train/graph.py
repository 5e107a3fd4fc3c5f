"""The encoder as an ONNX graph of few, fused operators, its matrices in int8.

Drawn by hand rather than traced: one matrix product for query, key and value together, ONNX Runtime's own
attention operator, and dynamic quantization inside the product (uint8 activations with one scale a window,
int8 weights with one scale a column, both within 7 bits so that processors without VNNI cannot saturate).
The word table holds int8 rows with one scale a row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HEADS = 12
EPSILON = 1e-12
WEIGHT_BITS = 63
"""Largest weight in int8: 7 bits."""


STEMS = {"deeds": "branch", "claims": "claim"}
"""What the layers of each branch are called in the graph, by its output."""


@dataclass
class Graph:
    """Nodes and constants in the making."""

    quantize: bool = True
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: np.ndarray) -> str:
        """A named constant."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """One operator with one output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, name=output, **attributes))
        return output

    def product(self, x: str, weight: np.ndarray, bias: np.ndarray, name: str) -> str:
        """``x @ weight + bias``; weight (in, out)."""
        if not self.quantize:
            moved = self.node("MatMul", [x, self.constant(f"{name}.weight", weight)], f"{name}.product")
            return self.node("Add", [moved, self.constant(f"{name}.bias", bias)], name)
        values, scale = quantized(weight, axis=0)
        inputs = [
            x,
            self.constant(f"{name}.weight", values),
            self.constant(f"{name}.scale", scale),
            self.constant(f"{name}.zero", np.zeros(len(scale), dtype=np.int8)),
            self.constant(f"{name}.bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name, "com.microsoft")

    def table(self, ids: str, weight: np.ndarray, name: str) -> str:
        """Rows of a table, one for each id."""
        if not self.quantize:
            return self.node("Gather", [self.constant(f"{name}.rows", weight), ids], name)
        values, scale = quantized(weight, axis=1, largest=127)
        rows = self.node("Gather", [self.constant(f"{name}.rows", values), ids], f"{name}.int8")
        scales = self.node("Gather", [self.constant(f"{name}.scales", scale[:, None]), ids], f"{name}.scale")
        return self.node("Mul", [self.node("Cast", [rows], f"{name}.float", to=TensorProto.FLOAT), scales], name)


def quantized(weight: np.ndarray, axis: int, largest: int = WEIGHT_BITS) -> tuple[np.ndarray, np.ndarray]:
    """int8 values and float scales, the greatest along ``axis`` becoming ``largest``."""
    scale = np.maximum(np.abs(weight).max(axis), 1e-8) / largest
    values = np.rint(weight / np.expand_dims(scale, axis)).astype(np.int8)
    return values, scale.astype(np.float32)


def write(weights: dict[str, np.ndarray], path: Path, quantize: bool = True) -> None:
    """Writes the encoder whose weights (names of ``lab.train.network.Encoder``) are given.

    With the weights of branches it gives "deeds" and "claims" beside "vectors": what events are read from, and what
    claims are compared by.
    """
    graph = Graph(quantize)
    outputs = {"vectors": _embedded(graph, weights)}
    layers = _numbered(weights, "bert.encoder.layer.")
    branches = {name: _numbered(weights, f"{stem}.") for name, stem in (("deeds", "branch"), ("claims", "claims"))}
    for number, own in enumerate(layers):
        for name, branch in branches.items():
            if branch and number == len(layers) - len(branch):
                outputs[name] = outputs["vectors"]
        outputs["vectors"] = _layer(graph, outputs["vectors"], own, f"layer{number}")
    for name, branch in branches.items():
        for number, own in enumerate(branch):
            outputs[name] = _layer(graph, outputs[name], own, f"{STEMS[name]}{number}")
    for name, last in outputs.items():
        graph.node("Identity", [last], name)
    ids = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("pieces", "shapes")]
    out = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "length", 384]) for name in outputs]
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    drawn = helper.make_graph(graph.nodes, "encoder", ids, out, graph.constants)
    onnx.save(helper.make_model(drawn, opset_imports=opsets, ir_version=8), path)


def _numbered(weights: dict[str, np.ndarray], stem: str) -> list[dict[str, np.ndarray]]:
    """The weights of layers 0, 1, ... whose names begin with ``stem`` and their number."""
    layers: dict[int, dict[str, np.ndarray]] = {}
    for name, value in weights.items():
        if name.startswith(stem):
            number, _, rest = name.removeprefix(stem).partition(".")
            layers.setdefault(int(number), {})[rest] = value
    return [layers[number] for number in sorted(layers)]


def _embedded(graph: Graph, weights: dict[str, np.ndarray]) -> str:
    words = graph.table("pieces", weights["bert.embeddings.word_embeddings.weight"], "words")
    shapes = graph.node("Gather", [graph.constant("shape.rows", weights["shapes.weight"]), "shapes"], "shape")
    kind = weights["bert.embeddings.token_type_embeddings.weight"][0]
    places = graph.constant("places", weights["bert.embeddings.position_embeddings.weight"] + kind)
    graph.node("Shape", ["pieces"], "size", start=1, end=2)
    begin = graph.constant("begin", np.zeros(1, dtype=np.int64))
    place = graph.node("Slice", [places, begin, "size"], "place")
    summed = graph.node("Add", [graph.node("Add", [words, shapes], "words+shape"), place], "embedded.sum")
    scale = graph.constant("embedded.scale", weights["bert.embeddings.LayerNorm.weight"])
    shift = graph.constant("embedded.shift", weights["bert.embeddings.LayerNorm.bias"])
    return graph.node("LayerNormalization", [summed, scale, shift], "embedded", axis=-1, epsilon=EPSILON)


def _layer(graph: Graph, x: str, own: dict[str, np.ndarray], name: str) -> str:
    parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
    weight = np.concatenate([own[f"{part}.weight"].T for part in parts], axis=1)
    bias = np.concatenate([own[f"{part}.bias"] for part in parts])
    both = graph.product(x, weight, bias, f"{name}.qkv")
    heads = [f"{name}.q", f"{name}.k", f"{name}.v"]
    graph.nodes.append(helper.make_node("Split", [both], heads, axis=-1, name=f"{name}.split"))
    seen = graph.node("MultiHeadAttention", heads, f"{name}.seen", "com.microsoft", num_heads=HEADS)
    x = _added(graph, x, seen, own, "attention.output", f"{name}.attended")
    wide = graph.product(x, own["intermediate.dense.weight"].T, own["intermediate.dense.bias"], f"{name}.wide")
    bent = graph.node("Gelu", [wide], f"{name}.bent", "com.microsoft")
    return _added(graph, x, bent, own, "output", f"{name}.out")


def _added(graph: Graph, x: str, inner: str, own: dict[str, np.ndarray], part: str, name: str) -> str:
    """A product, added to what went in, and the sum made even."""
    product = graph.product(inner, own[f"{part}.dense.weight"].T, own[f"{part}.dense.bias"], f"{name}.dense")
    scale = graph.constant(f"{name}.scale", own[f"{part}.LayerNorm.weight"])
    shift = graph.constant(f"{name}.shift", own[f"{part}.LayerNorm.bias"])
    inputs = [product, x, scale, shift]
    return graph.node("SkipLayerNormalization", inputs, name, "com.microsoft", epsilon=EPSILON)
