"""What the program costs beside the libraries that it could have been written with, measured on the same data."""
