/** All frameworks, in the order in which they are offered: a new one is a file beside this and a line here. */
import type { Framework } from "../framework.ts";
import { burn } from "./burn.ts";
import { flux } from "./flux.ts";
import { huggingFace } from "./huggingFace.ts";
import { jax } from "./jax.ts";
import { keras } from "./keras.ts";
import { libtorch } from "./libtorch.ts";
import { mlx } from "./mlx.ts";
import { numpy } from "./numpy.ts";
import { paddle } from "./paddle.ts";
import { pytorch } from "./pytorch.ts";
import { tch } from "./tch.ts";
import { tensorflowJs } from "./tensorflowJs.ts";
import { timm } from "./timm.ts";

export const FRAMEWORKS: readonly Framework[] = [
  pytorch,
  keras,
  jax,
  timm,
  huggingFace,
  tensorflowJs,
  flux,
  libtorch,
  tch,
  burn,
  paddle,
  mlx,
  numpy,
];
