"""The codebook: what each target, actor and frame is, read from ``codebook/*.yaml``."""
