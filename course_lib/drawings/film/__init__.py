"""The film desk: films of movements that are drawn in the page, watched slowly or place by place, and marked."""
