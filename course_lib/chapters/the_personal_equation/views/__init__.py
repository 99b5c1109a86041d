"""What the pictures of chapter 13 show: people, alleles, levels, policies and gene studies."""
