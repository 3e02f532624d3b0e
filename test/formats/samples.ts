/** Texts with the arrays that they hold: the rows of the reading tests, and the material of the fuzzing test. */

export interface Sample {
  readonly text: string;
  /** Name ("" for none), shape and values of each array. */
  readonly arrays: readonly (readonly [name: string, shape: readonly number[], values: readonly number[]])[];
  readonly words?: Readonly<Record<string, string>>;
}

const two = [2, 1, 0.1, 0.5, 2.5, -1];
const inf = Number.POSITIVE_INFINITY;
const nan = Number.NaN;

export const samples: readonly Sample[] = [
  { text: "[[2.0, 1.0, 0.1], [0.5, 2.5, -1.0]]", arrays: [["", [2, 3], two]] },
  { text: "((2.0, 1.0, 0.1), (0.5, 2.5, -1.0))", arrays: [["", [2, 3], two]] },
  {
    text: "logits = torch.tensor([[2.0, 1.0, 0.1]])\ny = torch.tensor([0])",
    arrays: [
      ["logits", [1, 3], [2, 1, 0.1]],
      ["y", [1], [0]],
    ],
  },
  {
    text: 'loss = F.cross_entropy(logits, y, weight=w, label_smoothing=0.1, ignore_index=-100, reduction="sum")',
    arrays: [
      ["label_smoothing", [], [0.1]],
      ["ignore_index", [], [-100]],
    ],
    words: { reduction: "sum" },
  },
  {
    text: "crit = nn.CrossEntropyLoss(weight=torch.tensor([1., 2., 5.]), label_smoothing=0.1)",
    arrays: [
      ["weight", [3], [1, 2, 5]],
      ["label_smoothing", [], [0.1]],
    ],
  },
  { text: "[[ 2.   1.   0.1]\n [ 0.5  2.5 -1. ]]", arrays: [["", [2, 3], two]] },
  { text: "y: torch.Tensor = torch.as_tensor([0, 2], dtype=torch.long)", arrays: [["y", [2], [0, 2]]] },
  { text: "self.logits = jnp.array([1, 2])", arrays: [["self.logits", [2], [1, 2]]] },
  { text: "mx.array([1, 2])", arrays: [["", [2], [1, 2]]] },
  { text: "x = tf.constant([1.0, 2.0], dtype=tf.float32)", arrays: [["x", [2], [1, 2]]] },
  { text: "paddle.to_tensor([[1], [2]])", arrays: [["", [2, 1], [1, 2]]] },
  { text: "const z = tf.tensor2d([[1, 2], [3, 4]], [2, 2], 'int32');", arrays: [["z", [2, 2], [1, 2, 3, 4]]] },
  { text: "const z = tf.tensor2d([1, 2, 3, 4], [2, 2]);", arrays: [["z", [2, 2], [1, 2, 3, 4]]] },
  { text: "const p = new Float32Array([0.5, 0.25]);", arrays: [["p", [2], [0.5, 0.25]]] },
  { text: "Float32Array(3) [ 2, 1, 0.5 ]", arrays: [["", [3], [2, 1, 0.5]]] },
  {
    text: "Tensor(shape=[2, 3], dtype=float32, place=Place(gpu:0), stop_gradient=True,\n       [[2., 1., 0.1],\n        [0.5, 2.5, -1.]])",
    arrays: [["", [2, 3], two]],
  },
  {
    text: '{"logits": [[2, 1]], "targets": [0], "label_smoothing": 0.1, "reduction": "mean"}',
    arrays: [
      ["logits", [1, 2], [2, 1]],
      ["targets", [1], [0]],
      ["label_smoothing", [], [0.1]],
    ],
    words: { reduction: "mean" },
  },
  { text: "2.0, 1.0, 0.1", arrays: [["", [3], [2, 1, 0.1]]] },
  { text: "2.0 1.0 0.1", arrays: [["", [3], [2, 1, 0.1]]] },
  { text: "2.5", arrays: [["", [], [2.5]]] },
  { text: "0\n2\n1\n", arrays: [["", [3], [0, 2, 1]]] },
  { text: "2.0,1.0,0.1\r\n0.5,2.5,-1.0\r\n", arrays: [["", [2, 3], two]] },
  { text: "2.0\t1.0\t0.1\n0.5\t2.5\t-1.0", arrays: [["", [2, 3], two]] },
  { text: "2.0;1.0;0.1\n0.5;2.5;-1.0", arrays: [["", [2, 3], two]] },
  {
    text: "z_0,z_1,label\n2.0,1.0,0\n0.5,2.5,1",
    arrays: [
      ["z", [2, 2], [2, 1, 0.5, 2.5]],
      ["label", [2], [0, 1]],
    ],
  },
  { text: "name,z0,z1\ncat,2.0,1.0\ndog,0.5,2.5", arrays: [["z", [2, 2], [2, 1, 0.5, 2.5]]] },
  {
    text: "| cat | dog | label |\n|---:|:---:|---|\n| 2.0 | **1.0** | 0 |\n| 0.5 | 2.5 | 1 |",
    arrays: [
      ["", [2, 2], [2, 1, 0.5, 2.5]],
      ["label", [2], [0, 1]],
    ],
  },
  { text: "| 2.0 | 1.0 | 0.1 |\n| 0.5 | **2.5** | -1.0 |\n", arrays: [["", [2, 3], two]] },
  { text: "|0|\n|2|", arrays: [["", [2], [0, 2]]] },
  { text: ",0,1,2\n0,2.0,1.0,0.1\n1,0.5,2.5,-1.0", arrays: [["", [2, 3], two]] },
  {
    text: "label,1,2,3\n0,2.0,1.0,0.1",
    arrays: [
      ["label", [1], [0]],
      ["", [1, 3], [2, 1, 0.1]],
    ],
  },
  {
    // print("logits =", z): NumPy wraps without knowing what stands before.
    text: "logits = [-149.1   39.7   30.4  -11.7   65.2  -12.3  160.2   57.6 -154.  -102.1\n  157.9  -57.5   31.   -56.9  145.3  104.8   76.7  -42.3  -31.3  134.5\n  -55.2 -211.2]",
    arrays: [
      [
        "logits",
        [22],
        [
          -149.1, 39.7, 30.4, -11.7, 65.2, -12.3, 160.2, 57.6, -154, -102.1, 157.9, -57.5, 31, -56.9, 145.3, 104.8,
          76.7, -42.3, -31.3, 134.5, -55.2, -211.2,
        ],
      ],
    ],
  },
  { text: "[2 1 0.1; 0.5 2.5 -1]", arrays: [["", [2, 3], two]] },
  { text: "z = [2, 1, 0.1\n     0.5, 2.5, -1];", arrays: [["z", [2, 3], two]] },
  { text: "z = [2 1 0.1; ... % first\n 0.5 2.5 -1]; % done", arrays: [["z", [2, 3], two]] },
  { text: "z =\n\n    2.0000    1.0000    0.1000\n    0.5000    2.5000   -1.0000\n\n", arrays: [["z", [2, 3], two]] },
  { text: "2×3 Matrix{Float64}:\n 2.0  1.0   0.1\n 0.5  2.5  -1.0", arrays: [["", [2, 3], two]] },
  { text: "3-element Vector{Int64}:\n 0\n 2\n 1", arrays: [["", [3], [0, 2, 1]]] },
  { text: "Float32[1.5f0, 2.5f-1]", arrays: [["", [2], [1.5, 0.25]]] },
  { text: "float z[2][3] = {{2.0f, 1.f, 0.1F}, {0.5f, 2.5f, -1}};", arrays: [["z", [2, 3], two]] },
  { text: "std::vector<float> z = {1.0f, 2.f};", arrays: [["z", [2], [1, 2]]] },
  { text: "std::vector<float> z{1.0f, 2.f};", arrays: [["z", [2], [1, 2]]] },
  { text: "auto z = torch::tensor({{1.0, 2.0}, {3.0, 4.0}});", arrays: [["z", [2, 2], [1, 2, 3, 4]]] },
  { text: "let z = vec![1.0_f32, 2.0];", arrays: [["z", [2], [1, 2]]] },
  { text: "let z: [[f32; 3]; 2] = [[0.5; 3]; 2];", arrays: [["z", [2, 3], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]]] },
  {
    text: "[1e-3, .5, 5., 1_000, +1, 0x1F, True, False, −1, 2u, 3L]",
    arrays: [["", [11], [0.001, 0.5, 5, 1000, 1, 31, 1, 0, -1, 2, 3]]],
  },
  {
    text: "[inf, -inf, Infinity, -Infinity, float('inf'), float(\"-inf\"), np.inf, -np.inf, torch.inf, math.inf, jnp.inf, numpy.inf, INFINITY, ∞, -∞]",
    arrays: [["", [15], [inf, -inf, inf, -inf, inf, -inf, inf, -inf, inf, inf, inf, inf, inf, inf, -inf]]],
  },
  {
    text: "[nan, NaN, math.nan, float('nan'), std::numeric_limits<float>::quiet_NaN()]",
    arrays: [["", [5], [nan, nan, nan, nan, nan]]],
  },
  {
    text: ">>> z = np.array([[2, 1],\n...               [3, 4]])\n>>> z.shape\n",
    arrays: [["z", [2, 2], [2, 1, 3, 4]]],
  },
  { text: "In [3]: z\nOut[3]: \narray([1., 2.])", arrays: [["", [2], [1, 2]]] },
  { text: "logits: tensor([[1., 2.]])", arrays: [["logits", [1, 2], [1, 2]]] },
  { text: "logits tensor([1., 2.])", arrays: [["logits", [2], [1, 2]]] },
  {
    text: "Epoch 3 loss=1.05 lr=0.001",
    arrays: [
      ["loss", [], [1.05]],
      ["lr", [], [0.001]],
    ],
  },
  { text: "Epoch 3 - loss: 1.05 - acc: 0.9", arrays: [["loss", [], [1.05]]] },
  {
    text: "logits, y = [1.5, 2], [0]",
    arrays: [
      ["logits", [2], [1.5, 2]],
      ["y", [1], [0]],
    ],
  },
  { text: "y = 0, 2", arrays: [["y", [2], [0, 2]]] },
  { text: "[1, 2],\n[3, 4],", arrays: [["", [2, 2], [1, 2, 3, 4]]] },
  {
    text: "(tensor([[1., 2.]]), tensor([0]))",
    arrays: [
      ["", [1, 2], [1, 2]],
      ["", [1], [0]],
    ],
  },
  { text: "[tensor(1.), tensor(2., device='cuda:0')]", arrays: [["", [2], [1, 2]]] },
  { text: "[np.float32(1.5), np.float64(2.5)]", arrays: [["", [2], [1.5, 2.5]]] },
  { text: "return [1.5, 2.5]", arrays: [["", [2], [1.5, 2.5]]] },
  { text: "[1, # first\n 2, // second\n /* third */ 3]", arrays: [["", [3], [1, 2, 3]]] },
  { text: "x = torch.tensor([1., 2.]).float().cuda()", arrays: [["x", [2], [1, 2]]] },
  { text: "[]", arrays: [["", [0], []]] },
  {
    text: 'import torch\n\ndef f(x: int) -> int:\n    """[9, 9]"""\n    # [8, 8]\n    return x[0]\n\nw = [0.5, 1.5]\nprint(f(w))\n',
    arrays: [["w", [2], [0.5, 1.5]]],
  },
];

export interface Fault {
  readonly text: string;
  /** The text of each problem's span, and a part of its message. */
  readonly problems: readonly (readonly [span: string, message: string])[];
}

export const faults: readonly Fault[] = [
  { text: "[[1, 2], [3]]", problems: [["[3]", "Row 2 has 1 number where row 1 has 2"]] },
  { text: "[1 2; 3 4 5]", problems: [["3 4 5", "Row 2 has 3 numbers where row 1 has 2"]] },
  { text: "1,2\n3,4\n5", problems: [["5", "Row 3 has 1 number"]] },
  { text: "1,,3\n4,5,6", problems: [[",", "the cell is empty"]] },
  { text: ",2,3\n4,5,6", problems: [[",", "the cell is empty"]] },
  { text: "1,a,3\n4,5,6", problems: [["a", '"a" is not a number']] },
  { text: "x;2.5;3\n4;5;6", problems: [["x", '"x" is not a number']] },
  { text: "| 1 | 2 |\n| 3 | x |", problems: [["x", '"x" is not a number']] },
  { text: "[1, 2, foo, 3]", problems: [["foo", '"foo" is not a number']] },
  { text: "[1, 2", problems: [["[", '"]" is missing']] },
  { text: "z = torch.tensor([[1, 2], [3, 4]]", problems: [["(", "This call is not closed"]] },
  { text: "[1, 2)", problems: [[")", 'has to close "["']] },
  { text: "[1, , 2]", problems: [[",", "A number is missing before this comma"]] },
  { text: "[1, 2 3]", problems: [["3", "A comma is missing"]] },
  { text: "[1,\n 2\n 3]", problems: [["3", "A comma is missing"]] },
  { text: "array([0., 1., ..., 8., 9.])", problems: [["...", "np.set_printoptions(threshold=sys.maxsize)"]] },
  { text: "[[1 2]\n ...\n [3 4]]", problems: [["...", "hides values"]] },
  {
    text: "[1, 1/3, 2*3, 1-0.1, math.log(2)]",
    problems: [
      ["1/3", "not evaluated"],
      ["2*3", "not evaluated"],
      ["1-0.1", "not evaluated"],
      ["math.log(2)", "not evaluated"],
    ],
  },
  { text: "label_smoothing = 1/3", problems: [["1/3", "not evaluated"]] },
  { text: "[1.2.3, 4]", problems: [["1.2.3", "cannot be read as a number"]] },
  { text: "[1+2j, 4]", problems: [["1+2j", "not evaluated"]] },
  {
    text: "0,5;1,2",
    problems: [
      ["0,5", "decimal comma"],
      ["1,2", "decimal comma"],
    ],
  },
  { text: "0,5", problems: [["0,5", "decimal comma"]] },
  { text: "1,234, 5,678", problems: [["1,234, 5,678", "thousands separators"]] },
  { text: "1.5,2\nabc,4\n5,6", problems: [["abc", '"abc" is not a number']] },
  { text: "x = torch.tensor([1., 2.]).reshape(2, 1)", problems: [[".reshape(2, 1)", "not carried out"]] },
  { text: "x = torch.tensor([1., 2.]) / 2", problems: [["/", "not carried out"]] },
  { text: "z = [1 2]'", problems: [["'", "transpose"]] },
  {
    text: "0.1], [0.5, 2.5]]",
    problems: [
      ["]", "opened before the selection"],
      ["]", "opened before the selection"],
    ],
  },
  { text: "float z[2][2] = {{1, 2, 3}, {4, 5, 6}};", problems: [["[2][2]", "is not that of the numbers"]] },
  { text: "tf.Tensor([1. 2.], shape=(3,), dtype=float32)", problems: [["(3,)", "is not that of the numbers"]] },
  { text: "z <- matrix(c(2, 1), nrow = 1)", problems: [["matrix(c", "matrix() is not carried out"]] },
  {
    text: "2.0, 1.0],\n [0.5, 2.5]]",
    problems: [
      ["]", "opened before"],
      ["]", "opened before"],
    ],
  },
  { text: "[(0, [2.0, 1.0]), (1, [0.5, 2.5])]", problems: [["[", "Numbers and lists stand side by side"]] },
  { text: " 0\n2  1", problems: [["2  1", "Row 2 has 2 numbers"]] },
  { text: "", problems: [["", "Nothing is selected"]] },
  { text: "  \n ", problems: [["  \n ", "Nothing is selected"]] },
  {
    text: "The model [1] was good in 2016 (see [12, 13]).",
    problems: [["The model [1] was good in 2016 (see [12, 13]).", "No array of numbers"]],
  },
  { text: "x = np.zeros((2, 3))", problems: [["x = np.zeros((2, 3))", "No array of numbers"]] },
];
