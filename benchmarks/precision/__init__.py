"""How often the reader is right, counted on texts whose claims a person wrote down."""
