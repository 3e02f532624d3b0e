# Labels to smooth. Select a list and run "Label Smoothing: Smooth Selected Labels"; one undo takes it back.
import numpy as np
import torch

# One-hot rows become smoothed rows.
one_hot = np.array([[1, 0, 0],
                    [0, 0, 1]], dtype=np.float32)

# Class indices become rows; the number of classes is asked for, and the integer type becomes a floating one.
targets = torch.tensor([0, 2, 1], dtype=torch.long)

# Several labels a row: choose the convention "binary".
multi_label = [[1, 0, 1, 0], [0, 0, 0, 1]]
