"""The comparison of Ruska with other tools, and the times of whole builds; run on demand, never as a test."""
