"""What everything stands on: errors, files, schemas, phrases, resampling."""
