"""What a claim is, whatever it came from and wherever it goes."""
