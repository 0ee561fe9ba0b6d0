"""The codebook: what each target, holder and frame is, read from ``codebook/*.yaml``."""
