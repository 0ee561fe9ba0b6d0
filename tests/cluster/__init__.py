"""Runs on a cluster and with a bucket, both on this machine; skipped where what they need is not installed."""
