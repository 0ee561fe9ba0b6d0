"""How far a corpus lies from what the encoder knows, told without any code."""
