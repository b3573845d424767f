import { writeFileSync } from "node:fs";

// A language model of some hundred kilobytes: real enough for llama.cpp to load and run, small enough to be written
// anew for each test. Format: GGUF version 3, architecture "llama", 32-bit weights.

export type TinyModel = {
  /**
   * What the model answers to anything, each character once at most; then it ends. Without it the weights are random,
   * and so is the text, which goes on until it is cut.
   */
  answer?: string;
  seed?: number;
  contextLength?: number;
};

const WIDTH = 64;
const HIDDEN = 96;
const HEADS = 4;
const LAYERS = 2;
const ALIGNMENT = 32;
const LETTERS = "的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年";

const UNKNOWN = 0;
const BEGIN = 1;
const END = 2;
/** Kinds of tokens in llama.cpp's vocabulary. */
const KIND = { normal: 1, unknown: 2, control: 3, byte: 6 };

type Token = { text: string; kind: number };
type Tensor = { name: string; shape: number[]; values: Float32Array };

/** Writes the model to a file. */
export function writeGguf(file: string, { answer, seed = 1, contextLength = 512 }: TinyModel = {}): void {
  const tokens = vocabulary(answer ?? "");
  const random = randomNumbers(seed);
  const tensors = answer === undefined ? randomWeights(tokens, random) : chain(tokens, [...answer], random);
  const metadata: [string, Value][] = [
    ["general.architecture", text("llama")],
    ["general.name", text("tiny")],
    ["llama.context_length", integer(contextLength)],
    ["llama.embedding_length", integer(WIDTH)],
    ["llama.block_count", integer(LAYERS)],
    ["llama.feed_forward_length", integer(HIDDEN)],
    ["llama.attention.head_count", integer(HEADS)],
    ["llama.attention.head_count_kv", integer(HEADS)],
    ["llama.attention.layer_norm_rms_epsilon", real(1e-5)],
    ["llama.rope.dimension_count", integer(WIDTH / HEADS)],
    ["llama.vocab_size", integer(tokens.length)],
    ["tokenizer.ggml.model", text("llama")],
    ["tokenizer.ggml.tokens", list(tokens.map((token) => text(token.text)))],
    ["tokenizer.ggml.scores", list(tokens.map(() => real(0)))],
    ["tokenizer.ggml.token_type", list(tokens.map(({ kind }) => signed(kind)))],
    ["tokenizer.ggml.unknown_token_id", integer(UNKNOWN)],
    ["tokenizer.ggml.bos_token_id", integer(BEGIN)],
    ["tokenizer.ggml.eos_token_id", integer(END)],
  ];
  writeFileSync(file, serialise(metadata, tensors));
}

/** Control tokens, every byte (so that any text can be read), and some characters to answer with. */
function vocabulary(answer: string): Token[] {
  const characters = [...new Set([...LETTERS, ...answer])];
  return [
    { text: "<unk>", kind: KIND.unknown },
    { text: "<s>", kind: KIND.control },
    { text: "</s>", kind: KIND.control },
    ...Array.from({ length: 256 }, (_, byte) => ({
      text: `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`,
      kind: KIND.byte,
    })),
    ...characters.map((character) => ({ text: character, kind: KIND.normal })),
  ];
}

/** Weights by chance. Only characters are ever likely: half a character from a lone byte would be no text. */
function randomWeights(tokens: Token[], random: () => number): Tensor[] {
  const embedding = fill(tokens.length * WIDTH, random);
  const output = new Float32Array(tokens.length * WIDTH);
  for (const [index, { kind }] of tokens.entries()) {
    if (kind === KIND.normal) output.set(fill(WIDTH, random), index * WIDTH);
  }
  return [...blocks(random, 0.3), ...ends(embedding, output)];
}

/**
 * Weights that make an answer: the last token says which comes next. Dimension n of the width stands for "n
 * characters of the answer have been written".
 */
function chain(tokens: Token[], answer: string[], random: () => number): Tensor[] {
  if (new Set(answer).size !== answer.length || answer.length >= WIDTH) {
    throw new Error("an answer holds each character once, and fewer than the model is wide");
  }
  const idOf = (character: string) => tokens.findIndex((token) => token.text === character);
  const embedding = new Float32Array(tokens.length * WIDTH);
  const output = new Float32Array(tokens.length * WIDTH);
  const said = new Map(answer.map((character, index) => [idOf(character), index + 1]));
  for (const index of tokens.keys()) embedding[index * WIDTH + (said.get(index) ?? 0)] = 1;
  for (const [index, id] of [...answer.map(idOf), END].entries()) output[id * WIDTH + index] = 10;
  return [...blocks(random, 0.0001), ...ends(embedding, output)];
}

const ends = (embedding: Float32Array, output: Float32Array): Tensor[] => [
  { name: "token_embd.weight", shape: [WIDTH, embedding.length / WIDTH], values: embedding },
  { name: "output_norm.weight", shape: [WIDTH], values: new Float32Array(WIDTH).fill(1) },
  { name: "output.weight", shape: [WIDTH, output.length / WIDTH], values: output },
];

function blocks(random: () => number, scale: number): Tensor[] {
  const scaled = (name: string, rows: number, columns: number): Tensor => ({
    name,
    shape: [columns, rows],
    values: fill(rows * columns, () => random() * scale),
  });
  return Array.from({ length: LAYERS }, (_, layer) => [
    { name: `blk.${layer}.attn_norm.weight`, shape: [WIDTH], values: new Float32Array(WIDTH).fill(1) },
    ...["attn_q", "attn_k", "attn_v", "attn_output"].map((part) =>
      scaled(`blk.${layer}.${part}.weight`, WIDTH, WIDTH),
    ),
    { name: `blk.${layer}.ffn_norm.weight`, shape: [WIDTH], values: new Float32Array(WIDTH).fill(1) },
    scaled(`blk.${layer}.ffn_gate.weight`, HIDDEN, WIDTH),
    scaled(`blk.${layer}.ffn_up.weight`, HIDDEN, WIDTH),
    scaled(`blk.${layer}.ffn_down.weight`, WIDTH, HIDDEN),
  ]).flat();
}

const fill = (length: number, random: () => number) => Float32Array.from({ length }, random);

/** Numbers between -1 and 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

/** A value of the format: its type's number and its bytes. */
type Value = { type: number; bytes: Buffer };

const integer = (value: number): Value => ({ type: 4, bytes: u32(value) });
const signed = (value: number): Value => ({ type: 5, bytes: u32(value) });
const text = (value: string): Value => ({ type: 8, bytes: named(value) });

function real(value: number): Value {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return { type: 6, bytes };
}

const list = (values: Value[]): Value => ({
  type: 9,
  bytes: Buffer.concat([u32(values[0]?.type ?? 8), u64(values.length), ...values.map(({ bytes }) => bytes)]),
});

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function named(value: string): Buffer {
  const bytes = Buffer.from(value, "utf8");
  return Buffer.concat([u64(bytes.length), bytes]);
}

const padding = (length: number) => Buffer.alloc((ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT);

function serialise(metadata: [string, Value][], tensors: Tensor[]): Buffer {
  const head = [Buffer.from("GGUF"), u32(3), u64(tensors.length), u64(metadata.length)];
  for (const [key, { type, bytes }] of metadata) head.push(named(key), u32(type), bytes);
  const data: Buffer[] = [];
  let offset = 0;
  for (const { name, shape, values } of tensors) {
    const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    // Type 0 is 32-bit floating point.
    head.push(named(name), u32(shape.length), ...shape.map(u64), u32(0), u64(offset));
    data.push(bytes, padding(bytes.length));
    offset += bytes.length + padding(bytes.length).length;
  }
  const header = Buffer.concat(head);
  return Buffer.concat([header, padding(header.length), ...data]);
}
