"""What each boundary promises: the columns of every table, their types, meanings and ranges."""
