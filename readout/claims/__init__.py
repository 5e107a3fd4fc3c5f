"""What is claimed: stretches of reports that speak of one matter, how they stand to one another, and what follows."""
