"""Training of the encoder: needs PyTorch and the environment of ``envs/training.txt``; nothing else does."""
