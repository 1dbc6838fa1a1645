"""What everybody may use; it knows nothing of claims."""
