"""Who is meant: names, descriptions and pronouns of a report, joined to entities; the speaker of each statement."""
