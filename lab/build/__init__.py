"""Scripts that build the generated tables in readout/data from openly licensed facts."""
