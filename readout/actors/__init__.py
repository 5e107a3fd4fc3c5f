"""The actor table: which country and sector a name or a description stands for on a date."""
