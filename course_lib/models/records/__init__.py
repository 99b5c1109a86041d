"""What models hand to pictures: plain records of curves, maps, planes and circuits."""
