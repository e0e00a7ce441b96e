"""What each page says, as finished words: pure, without data, HTML or files."""
