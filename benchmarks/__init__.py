"""What the program costs, measured, and the made-up archives that it is measured on."""
