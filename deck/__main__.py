"""`python -m deck` is the console script `deck`."""

from deck.cli import main

main()
