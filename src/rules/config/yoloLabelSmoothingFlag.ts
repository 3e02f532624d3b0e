/** YOLOv5's `train.py --label-smoothing`, where the flag is written. */
import type { Rule } from "../rule.ts";

export const yoloLabelSmoothingFlag: Rule = {
  id: "yolo-label-smoothing-flag",
  language: "shell",
  framework: "yolov5",
  names: ["yolov5 train.py --label-smoothing"],
  spelling: { kind: "keyword", keyword: "label-smoothing" },
  convention: "binary",
  targets: "indices",
  sentence: "Each class has a binary target: 1-a/2 for the true one, a/2 for the others.",
  reference: "https://github.com/ultralytics/yolov5/blob/master/train.py",
  examples: [
    {
      before: "python train.py --img 640 --data coco.yaml --weights yolov5s.pt --label-smoothing ‸0.2\n",
      after: "python train.py --img 640 --data coco.yaml --weights yolov5s.pt --label-smoothing 0.1\n",
    },
    {
      before: "python segment/train.py --hyp hyp.yaml --label-smoothing='‸0.05'\n",
      after: "python segment/train.py --hyp hyp.yaml --label-smoothing=0.1\n",
    },
  ],
  ignores: [
    { code: "python detect.py --weights yolov5s.pt --label-smoothing ‸0.2\n", why: "detection does not train" },
  ],
};
