"""Checkpoints of others: sequence classifiers from the Hugging Face hub, or one's own, as ONNX."""
