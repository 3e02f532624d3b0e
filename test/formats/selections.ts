/** Selections as people make them in training code, notebooks, sessions and logs, with the arrays that they hold. */

import type { Sample } from "./samples.ts";

export const selections: readonly Sample[] = [
  {
    text: "# tensor([[-2.1388,  2.1650],\n#         [ 4.1692, -3.3464]], grad_fn=<AddmmBackward0>)\n\n# tensor([1, 0])",
    arrays: [
      ["", [2, 2], [-2.1388, 2.165, 4.1692, -3.3464]],
      ["", [2], [1, 0]],
    ],
  },
  {
    text: "    // logits = [\n    //   1.5, 2,\n    // ]",
    arrays: [["logits", [2], [1.5, 2]]],
  },
  {
    text: "logits = [1, 2]\n# logits = [3, 4]",
    arrays: [["logits", [2], [1, 2]]],
  },
  {
    text: "logits = torch.tensor([\n    [2.0, 1.0, 0.1],   # cat\n    [0.5, 2.5, -1.0],  # dog\n], requires_grad=True)  # batch\ntarget = torch.tensor([0, 1])\nloss = nn.CrossEntropyLoss(label_smoothing=0.1)(logits, target)\nprint(loss)  # tensor(0.5183, grad_fn=<NllLossBackward0>)",
    arrays: [
      ["logits", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]],
      ["target", [2], [0, 1]],
      ["label_smoothing", [], [0.1]],
    ],
  },
  {
    text: "logits: tensor([[ 2.0000,  1.0000,  0.1000],\n        [ 0.5000,  2.5000, -1.0000]], grad_fn=<AddmmBackward0>)",
    arrays: [["logits", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]]],
  },
  {
    text: "tensor([[-0.0213,  0.1142],\n        [ 0.3021, -0.5512]], device='cuda:0', grad_fn=<AddmmBackward0>)\ntensor([1, 0], device='cuda:0')",
    arrays: [
      ["", [2, 2], [-0.0213, 0.1142, 0.3021, -0.5512]],
      ["", [2], [1, 0]],
    ],
  },
  {
    text: "     cat   dog  bird  label\n0  2.000  1.00  0.10      0\n1  0.500  2.50 -1.00      1",
    arrays: [
      ["", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]],
      ["label", [2], [0, 1]],
    ],
  },
  {
    text: "          0         1         2\n0  0.471435 -1.190976  1.432707\n1 -0.312652 -0.720589  0.887163\n2  0.859588 -0.636524  0.015696",
    arrays: [
      ["", [3, 3], [0.471435, -1.190976, 1.432707, -0.312652, -0.720589, 0.887163, 0.859588, -0.636524, 0.015696]],
    ],
  },
  {
    text: "0    2\n1    0\n2    1\nName: label, dtype: int64",
    arrays: [["label", [3], [2, 0, 1]]],
  },
  {
    text: "E       assert torch.allclose(tensor([0.1000, 0.9000]), tensor([0.0500, 0.9500]))",
    arrays: [
      ["", [2], [0.1, 0.9]],
      ["", [2], [0.05, 0.95]],
    ],
  },
  {
    text: "E       AssertionError: assert [0.1, 0.9] == [0.05, 0.95]",
    arrays: [
      ["", [2], [0.1, 0.9]],
      ["", [2], [0.05, 0.95]],
    ],
  },
  {
    text: "E       x: array([0.1, 0.9])\nE       y: array([0.05, 0.95])",
    arrays: [
      ["x", [2], [0.1, 0.9]],
      ["y", [2], [0.05, 0.95]],
    ],
  },
  {
    text: "    [2.0, 1.0, 0.1],  # row 0\n    [0.5, 2.5, -1.0],  # row 1",
    arrays: [["", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]]],
  },
  {
    text: "y_true = tf.constant([[0, 1, 0], [0, 0, 1]], dtype=tf.float32)\ny_pred = tf.constant([[0.05, 0.95, 0], [0.1, 0.8, 0.1]])\ncce = tf.keras.losses.CategoricalCrossentropy(from_logits=False, label_smoothing=0.1)\ncce(y_true, y_pred).numpy()",
    arrays: [
      ["y_true", [2, 3], [0, 1, 0, 0, 0, 1]],
      ["y_pred", [2, 3], [0.05, 0.95, 0, 0.1, 0.8, 0.1]],
      ["label_smoothing", [], [0.1]],
    ],
    words: { from_logits: "False" },
  },
  {
    text: ">>> cce(y_true, y_pred).numpy()\nnp.float32(1.177)",
    arrays: [["", [], [1.177]]],
  },
  {
    text: "Epoch 1/10\n1875/1875 [==============================] - 5s 2ms/step - loss: 0.2945 - accuracy: 0.9144 - val_loss: 0.1378",
    arrays: [
      ["loss", [], [0.2945]],
      ["val_loss", [], [0.1378]],
    ],
  },
  {
    text: "{'loss': 0.5183, 'grad_norm': 2.2304, 'learning_rate': 5e-05, 'epoch': 1.0}",
    arrays: [
      ["loss", [], [0.5183]],
      ["grad_norm", [], [2.2304]],
      ["learning_rate", [], [0.00005]],
      ["epoch", [], [1]],
    ],
  },
  {
    text: "Step 100 | loss 1.0532 | lr 3.00e-04 | 12.1 it/s",
    arrays: [["loss", [], [1.0532]]],
  },
  {
    text: "wandb: train/loss 0.5183\nwandb:   val/loss 0.6021",
    arrays: [
      ["loss", [], [0.5183]],
      ["loss", [], [0.6021]],
    ],
  },
  {
    text: "| Step | Training Loss | Validation Loss |\n|------|---------------|-----------------|\n| 500  | 1.051200      | 0.983112        |\n| 1000 | 0.912300      | 0.901223        |",
    arrays: [["", [2, 3], [500, 1.0512, 0.983112, 1000, 0.9123, 0.901223]]],
  },
  {
    text: "x <- c(2.0, 1.0, 0.1)",
    arrays: [["x", [3], [2, 1, 0.1]]],
  },
  {
    text: "     [,1] [,2] [,3]\n[1,]  2.0  1.0  0.1\n[2,]  0.5  2.5 -1.0",
    arrays: [["", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]]],
  },
  {
    text: "[1] 2.0 1.0 0.1",
    arrays: [["", [3], [2, 1, 0.1]]],
  },
  {
    text: " [1]  0.1  0.2  0.3  0.4\n [5]  0.5  0.6  0.7  0.8",
    arrays: [["", [8], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]]],
  },
  {
    text: "logits = Float32[2.0 1.0 0.1\n                 0.5 2.5 -1.0]",
    arrays: [["logits", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]]],
  },
  {
    text: ">> softmax([2; 1; 0.1])\n\nans =\n\n    0.6590\n    0.2424\n    0.0986\n",
    arrays: [
      ["", [3], [2, 1, 0.1]],
      ["ans", [3], [0.659, 0.2424, 0.0986]],
    ],
  },
  {
    text: "const std::vector<std::vector<float>> logits = {\n    {2.0f, 1.0f, 0.1f},  // cat\n    {0.5f, 2.5f, -1.0f}, // dog\n};\nconst int labels[] = {0, 1};",
    arrays: [
      ["logits", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]],
      ["labels", [2], [0, 1]],
    ],
  },
  {
    text: "auto logits = torch::tensor({{2.0, 1.0, 0.1}, {0.5, 2.5, -1.0}}, torch::requires_grad());\nauto target = torch::tensor({0, 1}, torch::kLong);",
    arrays: [
      ["logits", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]],
      ["target", [2], [0, 1]],
    ],
  },
  {
    text: " 2.0000  1.0000  0.1000\n 0.5000  2.5000 -1.0000\n[ CPUFloatType{2,3} ]",
    arrays: [["", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]]],
  },
  {
    text: "loss = optax.softmax_cross_entropy_with_integer_labels(jnp.array([[2., 1., .1]]), jnp.array([0]))",
    arrays: [
      ["", [1, 3], [2, 1, 0.1]],
      ["", [1], [0]],
    ],
  },
  {
    text: "array([[2.0, 1.0],\n       [0.5, 2.5]], dtype=float32), array([0, 1])",
    arrays: [
      ["", [2, 2], [2, 1, 0.5, 2.5]],
      ["", [2], [0, 1]],
    ],
  },
  {
    text: '{"id": 1, "logits": [2.0, 1.0], "label": 0}\n{"id": 2, "logits": [0.5, 2.5], "label": 1}',
    arrays: [
      ["id", [], [1]],
      ["logits", [2], [2, 1]],
      ["label", [], [0]],
      ["id", [], [2]],
      ["logits", [2], [0.5, 2.5]],
      ["label", [], [1]],
    ],
  },
  {
    text: "F.cross_entropy(\n    torch.tensor([[2.0, 1.0, 0.1]], device=device),\n    torch.tensor([0], device=device),\n    weight=torch.tensor([1.0, 2.0, 1.0]), label_smoothing=0.1)",
    arrays: [
      ["", [1, 3], [2, 1, 0.1]],
      ["", [1], [0]],
      ["weight", [3], [1, 2, 1]],
      ["label_smoothing", [], [0.1]],
    ],
  },
  {
    text: "print(logits)\n[[2.0, 1.0, 0.1], [0.5, 2.5, -1.0]]",
    arrays: [["", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]]],
  },
  {
    text: "one_hot = F.one_hot(torch.tensor([0, 2]), num_classes=3)",
    arrays: [
      ["", [2], [0, 2]],
      ["num_classes", [], [3]],
    ],
  },
  {
    text: "ALPHA = 0.1\nNUM_CLASSES = 10\nTARGETS = [3, 7]",
    arrays: [
      ["ALPHA", [], [0.1]],
      ["NUM_CLASSES", [], [10]],
      ["TARGETS", [2], [3, 7]],
    ],
  },
  {
    text: "out: [0.1, 0.2, 0.7] label: 2",
    arrays: [
      ["out", [3], [0.1, 0.2, 0.7]],
      ["label", [], [2]],
    ],
  },
  {
    text: "(array([2., 1.]), 0)",
    arrays: [
      ["", [2], [2, 1]],
      ["", [], [0]],
    ],
  },
  {
    text: "label_smoothing: 0.1\nnum_classes: 10\nclass_weights: [1.0, 2.0]",
    arrays: [
      ["label_smoothing", [], [0.1]],
      ["num_classes", [], [10]],
      ["class_weights", [2], [1, 2]],
    ],
  },
  {
    text: "--label-smoothing 0.1 --num-classes 1000",
    arrays: [
      ["label-smoothing", [], [0.1]],
      ["num-classes", [], [1000]],
    ],
  },
  {
    text: "--label-smoothing=0.1 --lr=0.5",
    arrays: [
      ["label-smoothing", [], [0.1]],
      ["lr", [], [0.5]],
    ],
  },
  {
    text: "logits = [[2.0, 1.0, 0.1],\n          [0.5, 2.5, -1.0],\n          # [9, 9, 9],\n         ]",
    arrays: [["logits", [2, 3], [2, 1, 0.1, 0.5, 2.5, -1]]],
  },
  {
    text: "const logits = tf.tensor2d([[2.0, 1.0], [0.5, 2.5]]);\nlogits.print();\nTensor\n    [[2  , 1  ],\n     [0.5, 2.5]]",
    arrays: [
      ["logits", [2, 2], [2, 1, 0.5, 2.5]],
      ["", [2, 2], [2, 1, 0.5, 2.5]],
    ],
  },
  {
    text: "%% Cell type:code id: tags:\ntensor([[-1.2, 0.3]])",
    arrays: [["", [1, 2], [-1.2, 0.3]]],
  },
  {
    text: "[2024-05-01 12:00:00,123][INFO] logits=[2.0, 1.0, 0.1] target=0 loss=0.417",
    arrays: [
      ["logits", [3], [2, 1, 0.1]],
      ["target", [], [0]],
      ["loss", [], [0.417]],
    ],
  },
  {
    text: "double[][] logits = new double[][] {{2.0, 1.0}, {0.5, 2.5}};",
    arrays: [["logits", [2, 2], [2, 1, 0.5, 2.5]]],
  },
  {
    text: "var logits = new[] { 2.0, 1.0, 0.1 };",
    arrays: [["logits", [3], [2, 1, 0.1]]],
  },
  {
    text: "logits := []float64{2.0, 1.0, 0.1}",
    arrays: [["logits", [3], [2, 1, 0.1]]],
  },
  {
    text: "logits := [][]float64{{2.0, 1.0}, {0.5, 2.5}}",
    arrays: [["logits", [2, 2], [2, 1, 0.5, 2.5]]],
  },
  {
    text: "          0\n0  0.471435\n1 -0.312652",
    arrays: [["", [2], [0.471435, -0.312652]]],
  },
  {
    text: "model.compile(loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1), metrics=['acc'])",
    arrays: [["label_smoothing", [], [0.1]]],
  },
];
