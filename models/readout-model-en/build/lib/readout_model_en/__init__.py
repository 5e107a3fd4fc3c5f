"""English weights for Readout; the files are named in manifest.toml and described in CARD.md."""
