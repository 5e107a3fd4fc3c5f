"""Who did what to whom, and did it happen: triggers, roles and status from the encoder's vectors."""
