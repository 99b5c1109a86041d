"""The models held against published numbers: docs/validation.md."""
