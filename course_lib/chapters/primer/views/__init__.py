"""What the primer shows, one module a part."""
