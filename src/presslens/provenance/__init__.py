"""What made a result: hashes, versions, and comparison of a rebuilt result with the committed one."""
