"""Accounts in, pages for people out."""
