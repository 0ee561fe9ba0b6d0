"""The multiverse: every sensible way to compute a finding, so that a reader sees whether it hangs on one choice."""
